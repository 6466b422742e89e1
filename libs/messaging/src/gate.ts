/** Lets `capacity` pieces of work run at once; the rest wait their turn. Knows when there is room and when all has ended. */
export class Gate {
  private running = 0;
  private readonly queue: (() => void)[] = [];
  private watchers: { isSo: () => boolean; tell: () => void }[] = [];

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

  /** Resolves when at least one more could begin at once. */
  readonly room = (): Promise<void> => this.when(() => this.free > 0);

  /** Resolves when nothing runs and nothing waits. */
  readonly drained = (): Promise<void> => this.when(() => this.running === 0);

  private async when(isSo: () => boolean): Promise<void> {
    if (!isSo()) await new Promise<void>((tell) => this.watchers.push({ isSo, tell }));
  }

  private leave(): void {
    const next = this.queue.shift();
    // The place is handed over, so the count stays.
    if (next) next();
    else this.running--;
    const content = this.watchers.filter(({ isSo }) => isSo());
    this.watchers = this.watchers.filter((watcher) => !content.includes(watcher));
    for (const { tell } of content) tell();
  }
}
