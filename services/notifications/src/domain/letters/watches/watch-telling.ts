import type { ToldWatch } from '../../told.js';
import type { Writing } from '../letter.js';

export interface WatchTelling extends Writing {
  watch: ToldWatch;
}
