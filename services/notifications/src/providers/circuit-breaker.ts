const second = 1_000;
const opensAfter = 3;
const pauses = [5 * second, 10 * second, 20 * second, 40 * second, 60 * second];

/**
 * Leaves a provider alone that is away. It opens when that is found out several times in a row; after a while one message tries whether
 * the provider is back, and until that is known all others are kept from it.
 */
export class CircuitBreaker {
  private awayInARow = 0;
  private openings = 0;
  private openUntil: number | undefined;
  private onTrial = false;

  /** @param now milliseconds */
  constructor(private readonly now: () => number) {}

  /** Milliseconds until it is worth trying; 0 where it is now. */
  get remainingMs(): number {
    if (this.openUntil === undefined) return 0;
    if (this.onTrial) return second;
    return Math.max(0, this.openUntil - this.now());
  }

  get isOpen(): boolean {
    return this.openUntil !== undefined;
  }

  /** Whoever gets true tries, and says how it went; where it is open, she is the one on trial. */
  enter(): boolean {
    if (this.remainingMs > 0) return false;
    this.onTrial = this.isOpen;
    return true;
  }

  isThere(): void {
    this.awayInARow = 0;
    this.openings = 0;
    this.openUntil = undefined;
    this.onTrial = false;
  }

  /** The line broke, which tells as little of the provider as of the message. */
  isDoubtful(): void {
    this.onTrial = false;
  }

  isAway(): void {
    this.awayInARow += 1;
    // Of many that were under way when it opened, each finds out the same.
    const isNews = !this.isOpen || this.onTrial;
    this.onTrial = false;
    if (!isNews || this.awayInARow < opensAfter) return;
    this.openUntil = this.now() + (pauses[Math.min(this.openings, pauses.length - 1)] ?? 0);
    this.openings += 1;
  }
}
