import { Temporal } from 'temporal-polyfill';

export type Instant = Temporal.Instant;

/** Where use cases get the time from; rules never read a clock, they are given `now`. */
export abstract class Clock {
  abstract now(): Instant;
}

export class SystemClock extends Clock {
  now(): Instant {
    return Temporal.Now.instant();
  }
}
