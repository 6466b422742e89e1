import type { ToldChange } from '../../told.js';
import type { Writing } from '../letter.js';

export interface ChangeTelling extends Writing {
  change: ToldChange;
}
