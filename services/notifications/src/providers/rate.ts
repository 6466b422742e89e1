import { setTimeout as wait } from 'node:timers/promises';

const second = 1_000;

/** A bucket of as many tokens as may be spent in a second: in the long run no more than that goes through. */
export class Rate {
  private tokens: number;
  private filledAt: number;

  /** @param now milliseconds, by a clock that only runs forwards */
  constructor(
    private readonly perSecond: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.tokens = this.capacity;
    this.filledAt = now();
  }

  /** Takes a token, perhaps one that is not there yet. @returns milliseconds until it is; null, and nothing is taken, where that is too long */
  reserve(longestMs: number): number | null {
    if (this.perSecond === Infinity) return 0;
    const now = this.now();
    this.tokens = Math.min(this.capacity, this.tokens + ((now - this.filledAt) / second) * this.perSecond);
    this.filledAt = now;
    const ms = Math.max(0, ((1 - this.tokens) / this.perSecond) * second);
    if (ms > longestMs) return null;
    this.tokens -= 1;
    return ms;
  }

  /** Waits for its turn. @returns false, at once, where that would take too long */
  async turn(longestMs: number): Promise<boolean> {
    const ms = this.reserve(longestMs);
    if (ms === null) return false;
    if (ms > 0) await wait(ms);
    return true;
  }

  private get capacity(): number {
    return Math.max(1, this.perSecond);
  }
}
