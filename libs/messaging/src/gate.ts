/** Lets `capacity` pieces of work run at once; the rest wait their turn. Knows when all of it has ended. */
export class Gate {
  private running = 0;
  private readonly queue: (() => void)[] = [];
  private idle: (() => void)[] = [];

  constructor(private readonly capacity: number) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.capacity) await new Promise<void>((resolve) => this.queue.push(resolve));
    else this.running++;
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  /** How many more could begin now. */
  get free(): number {
    return Math.max(0, this.capacity - this.running - this.queue.length);
  }

  /** Resolves when nothing runs and nothing waits. */
  async drained(): Promise<void> {
    if (this.running === 0) return;
    await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  private leave(): void {
    const next = this.queue.shift();
    // The place is handed over, so the count stays.
    if (next) return next();
    this.running--;
    if (this.running > 0) return;
    for (const resolve of this.idle) resolve();
    this.idle = [];
  }
}
