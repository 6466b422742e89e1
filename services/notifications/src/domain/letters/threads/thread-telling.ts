import type { ToldPost } from '../../told.js';
import type { Writing } from '../letter.js';

export interface ThreadTelling extends Writing {
  post: ToldPost;
}
