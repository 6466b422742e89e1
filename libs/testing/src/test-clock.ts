import { Temporal } from 'temporal-polyfill';
import { Clock, type Instant } from '#kernel';

/** A clock that stands still until a test moves it. Without a time it shows the real one. */
export class TestClock extends Clock {
  private time: Instant | undefined;

  constructor(time?: string) {
    super();
    if (time) this.set(time);
  }

  now(): Instant {
    return this.time ?? Temporal.Now.instant();
  }

  set(time: string): void {
    this.time = Temporal.Instant.from(time);
  }

  /** @param duration ISO 8601 without months or years, e.g. `PT90M` */
  advance(duration: string): void {
    this.time = this.now().add(duration);
  }
}
