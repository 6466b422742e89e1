import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';

/** What a sink has been given; times are milliseconds since the epoch. */
export interface Counted {
  accepted: number;
  firstAt: number;
  lastAt: number;
}

interface Said {
  port?: number;
  counted?: Counted;
  measuredAt?: number;
}

/** A mail server on this machine that takes everything and keeps nothing. */
export class Sink {
  private readonly said = new EventEmitter();

  private constructor(
    private readonly process: ChildProcess,
    readonly port: number,
  ) {
    process.on('message', (said: Said) => {
      if (said.counted) this.said.emit('counted', said.counted);
      if (said.measuredAt) this.said.emit('measured', said.measuredAt);
    });
  }

  static async open(): Promise<Sink> {
    const child = fork(fileURLToPath(new URL('sink-process.js', import.meta.url)));
    const [{ port }] = (await once(child, 'message')) as [Said];
    return new Sink(child, port!);
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Waits until it has been given so many, and counts from the beginning after that. @returns how many of them came in a second */
  async rateOf(count: number): Promise<number> {
    while ((await this.counted('so far')).accepted < count) await wait(20);
    const { accepted, firstAt, lastAt } = await this.counted('again');
    return ((accepted - 1) * 1_000) / Math.max(1, lastAt - firstAt);
  }

  async counted(question: 'so far' | 'again'): Promise<Counted> {
    const answered = once(this.said, 'counted');
    this.process.send(question);
    return ((await answered) as [Counted])[0];
  }

  /** When the next mail to an address has been accepted that begins with `measured`. */
  async measured(longestMs: number): Promise<number> {
    return ((await once(this.said, 'measured', { signal: AbortSignal.timeout(longestMs) })) as [number])[0];
  }

  close(): void {
    this.process.disconnect();
  }
}
