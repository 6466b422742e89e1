import type { ServerResponse } from 'node:http';
import type { Caller } from '../sessions/caller.js';
import { maySee } from './audience.js';
import type { Recorded } from './history.js';

// What is waiting to be sent to somebody who does not read is held in our memory.
const mostUnreadBytes = 64 * 1024;

/** One open stream of server-sent events. */
export class LiveClient {
  constructor(
    readonly caller: Caller,
    private readonly response: ServerResponse,
    readonly isStillHer: () => Promise<boolean>,
  ) {}

  tell({ change, audience }: Recorded): void {
    if (!maySee(audience, this.caller.actor)) return;
    const { id, type, subject, version, time } = change;
    this.write(`id: ${id}\nevent: change\ndata: ${JSON.stringify({ type, id: subject, version, time })}\n\n`);
  }

  /** It may have missed something, and should read again what it shows. */
  resync(): void {
    this.write('event: resync\ndata: {}\n\n');
  }

  begin(): void {
    this.write('retry: 2000\nevent: ready\ndata: {}\n\n');
  }

  beat(): void {
    this.write(': \n\n');
  }

  end(): void {
    this.response.end();
  }

  private write(text: string): void {
    if (this.response.destroyed || this.response.writableEnded) return;
    if (this.response.writableLength > mostUnreadBytes) this.response.destroy();
    else this.response.write(text);
  }
}
