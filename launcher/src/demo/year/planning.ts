import type { FloorPlan } from './floor-plan.js';
import type { Random } from './random.js';
import type { YearHouse } from './year-house.js';

/** What is at hand while a year is planned. */
export interface Planning {
  house: YearHouse;
  floor: FloorPlan;
  random: Random;
  /** Milliseconds since 1970. */
  now: number;
}
