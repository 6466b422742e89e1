import type { Visitor } from './visitor.js';

export interface Told {
  id?: string;
  event?: string;
  data?: unknown;
}

/** Reads server-sent events as a browser does. */
export class EventStream {
  readonly told: Told[] = [];
  readonly ended: Promise<void>;

  private constructor(
    readonly response: Response,
    private readonly abort: AbortController,
  ) {
    this.ended = response.body ? this.read(response.body) : Promise.resolve();
  }

  static async open(visitor: Visitor, lastSeen?: string): Promise<EventStream> {
    const abort = new AbortController();
    const headers = { accept: 'text/event-stream', ...(lastSeen && { 'last-event-id': lastSeen }) };
    return new EventStream(await visitor.raw('GET', '/api/v1/live', undefined, headers, abort.signal), abort);
  }

  get changes(): Told[] {
    return this.told.filter(({ event }) => event === 'change');
  }

  has(event: string): boolean {
    return this.told.some((one) => one.event === event);
  }

  async close(): Promise<void> {
    this.abort.abort();
    await this.ended;
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    let rest = '';
    try {
      for await (const chunk of body) {
        const blocks = (rest + Buffer.from(chunk).toString()).split('\n\n');
        rest = blocks.pop()!;
        this.told.push(...blocks.map(parsed));
      }
    } catch {
      // Closed by the test.
    }
  }
}

function parsed(block: string): Told {
  const fields = Object.fromEntries(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]));
  return { ...(fields.id && { id: fields.id }), ...(fields.event && { event: fields.event }), ...(fields.data && { data: JSON.parse(fields.data) as unknown }) };
}
