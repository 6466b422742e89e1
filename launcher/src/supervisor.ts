import { setTimeout as wait } from 'node:timers/promises';

/** Something that runs and may end when it should not: a service, the database, the message server. */
export interface Supervised {
  name: string;
  /** Resolves when it does its work; fails with the reason when it ended before. */
  start(): Promise<Run>;
}

export interface Run {
  readonly pid: number;
  /** How it ended, in words. */
  readonly ended: Promise<string>;
  /** Asks it to finish what it has begun, and waits until it is gone. */
  stop(): Promise<void>;
  kill(): void;
}

const firstPauseMs = 250;
const longestPauseMs = 10_000;
/** Having run this long, it counts as well again. */
const wellAfterMs = 30_000;

/** Keeps one thing running: starts it again when it ends by itself, after a pause that doubles each time. */
export class Supervisor {
  private run: Run | undefined;
  private stopping = false;
  private restarting = false;
  private starting: Promise<void> = Promise.resolve();
  private pausing = new AbortController();
  private watching: Promise<void> = Promise.resolve();

  constructor(private readonly what: Supervised, private readonly tell: (line: string) => void) {}

  get name(): string {
    return this.what.name;
  }

  get pid(): number | undefined {
    return this.run?.pid;
  }

  /** The first start, whose failure is the caller's. */
  async start(): Promise<void> {
    const starting = this.what.start();
    this.starting = starting.then(() => undefined, () => undefined);
    this.run = await starting;
    this.watching = this.watch(this.run);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.pausing.abort();
    // What is half started can't be asked to stop.
    await this.starting;
    await this.run?.stop();
    await this.watching;
  }

  /** Lets it finish what it has begun, and starts it anew; at once, too, when it is waiting after a failure. */
  async restart(): Promise<void> {
    this.restarting = true;
    this.pausing.abort();
    await this.run?.stop();
  }

  kill(): void {
    this.stopping = true;
    this.pausing.abort();
    this.run?.kill();
  }

  private async watch(first: Run): Promise<void> {
    let pause = firstPauseMs;
    for (let run: Run | undefined = first; run; ) {
      const since = Date.now();
      const how = await run.ended;
      if (Date.now() - since > wellAfterMs) pause = firstPauseMs;
      run = await this.startAgain(how, pause);
      pause = Math.min(pause * 2, longestPauseMs);
    }
  }

  /** @returns undefined when it shall not run any more */
  private async startAgain(how: string, firstPause: number): Promise<Run | undefined> {
    let why = how;
    for (let pause = firstPause; !this.stopping; pause = Math.min(pause * 2, longestPauseMs)) {
      await this.pause(why, pause);
      if (this.stopping) return undefined;
      try {
        this.run = await this.what.start();
        if (this.stopping) await this.run.stop();
        return this.run;
      } catch (error) {
        why = (error as Error).message;
      }
    }
    return undefined;
  }

  private async pause(why: string, ms: number): Promise<void> {
    if (!this.restarting && !this.stopping) {
      this.tell(`${this.name} ended (${why}); starting it again in ${ms / 1000} s`);
      this.pausing = new AbortController();
      await wait(ms, undefined, { signal: this.pausing.signal }).catch(() => undefined);
    }
    this.restarting = false;
  }
}
