import type { Worker } from './service-definition.js';

interface Pace {
  /** From the end of one round to the beginning of the next, in milliseconds. */
  everyMs: number;
  /** From the start to the first round; at once when left out. */
  firstAfterMs?: number;
  /** Told of a round that failed; the next one comes all the same. */
  onFailure: (error: unknown) => void;
}

/** Does the same again and again, one round after another and never two at once, from `start` until `stop`. */
export class Rounds implements Worker {
  private timer: NodeJS.Timeout | undefined;
  private running = false;
  private woken = false;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly work: () => Promise<unknown>,
    private readonly pace: Pace,
  ) {}

  /** False once it is to stop: a round that has much to do may end early. */
  get goesOn(): boolean {
    return this.running;
  }

  start(): void {
    this.running = true;
    this.next(this.pace.firstAfterMs ?? 0);
  }

  /** There is something to do: the next round comes in `afterMs`, or when the one under way has ended. */
  wake(afterMs = 0): void {
    this.woken = true;
    this.next(afterMs);
  }

  /** One round now, after the one that may be under way. @returns when it has ended */
  run(): Promise<void> {
    this.round = this.round.then(() => this.once());
    return this.round;
  }

  async stop(): Promise<void> {
    this.running = false;
    clearTimeout(this.timer);
    await this.round;
  }

  private next(afterMs: number): void {
    if (!this.running) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.run(), afterMs).unref();
  }

  private async once(): Promise<void> {
    this.woken = false;
    try {
      await this.work();
    } catch (error) {
      this.pace.onFailure(error);
    }
    // Whoever has woken it meanwhile has said when the next round is to come.
    if (!this.woken) this.next(this.pace.everyMs);
  }
}
