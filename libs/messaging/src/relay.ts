import { jetstream, jetstreamManager, type JetStreamClient } from '@nats-io/jetstream';
import { headers, type NatsConnection } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import { sql, type Database } from '#persistence';
import { Leadership } from './leadership.js';
import { DOMAIN } from './streams.js';

interface Waiting {
  id: string;
  type: string;
  aggregateId: string;
  envelope: string;
}

const batch = 256;
const pollMs = 500;
const publishTimeoutMs = 5_000;
const longestPauseMs = 5_000;

/**
 * Publishes the outbox: of all replicas of a service one at a time, in order for each aggregate, each fact with its id,
 * by which the broker knows a second copy. A fact leaves the outbox's queue only when the broker has acknowledged it.
 *
 * The broker acknowledges before it has synced to disk, so what was published in the last minutes is published again
 * when the connection comes back, and everything that is kept when the stream turns out to be another one.
 */
export class Relay {
  private readonly leadership: Leadership;
  private readonly stream: JetStreamClient;
  private running = false;
  private loop: Promise<void> = Promise.resolve();
  private wakeUp: () => void = () => undefined;
  private woken = false;
  private reconnects = 0;
  private seenReconnects = -1;

  constructor(
    private readonly service: string,
    private readonly connection: NatsConnection,
    private readonly database: Database,
    private readonly logger: Logger,
  ) {
    this.leadership = new Leadership(database, `${service}.relay`);
    this.stream = jetstream(connection, { timeout: publishTimeoutMs });
  }

  start(): void {
    this.running = true;
    void this.countReconnects();
    this.loop = this.run();
  }

  /** There is something new in the outbox. */
  readonly wake = (): void => {
    this.woken = true;
    this.wakeUp();
  };

  /** Publishes what is there, as far as it can, and stops. */
  async stop(): Promise<void> {
    this.running = false;
    this.wake();
    await this.loop;
    await this.leadership.release();
  }

  private async countReconnects(): Promise<void> {
    for await (const status of this.connection.status()) {
      if (status.type !== 'reconnect') continue;
      this.reconnects++;
      this.wake();
    }
  }

  private async run(): Promise<void> {
    let pause = pollMs;
    while (this.running || this.woken) {
      this.woken = false;
      try {
        while (await this.publishSome());
        pause = pollMs;
      } catch (error) {
        this.logger.warn({ err: error }, 'the outbox waits');
        pause = Math.min(pause * 2, longestPauseMs);
        this.woken = false;
      }
      if (this.running && !this.woken) await this.sleep(pause);
    }
  }

  private sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** @returns whether there may be more */
  private async publishSome(): Promise<boolean> {
    if (!(await this.leadership.held())) return false;
    await this.republishWhatTheBrokerMayHaveLost();
    const waiting = await this.database.query<Waiting>(sql`
      select id, type, aggregate_id as "aggregateId", envelope from outbox
      where published_at is null order by position limit ${batch}`);
    const results = await Promise.allSettled(inOrder(waiting).map((facts) => this.publishEach(facts)));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
    return waiting.length === batch;
  }

  private async publishEach(facts: Waiting[]): Promise<void> {
    const published: string[] = [];
    try {
      for (const fact of facts) {
        await this.stream.publish(`${fact.type}.${fact.aggregateId}`, fact.envelope, {
          msgID: fact.id,
          headers: cloudEvent(),
          expect: { streamName: DOMAIN },
        });
        published.push(fact.id);
      }
    } finally {
      if (published.length > 0) {
        await this.database.execute(sql`update outbox set published_at = now() where id = any(${published})`);
      }
    }
  }

  private async republishWhatTheBrokerMayHaveLost(): Promise<void> {
    if (this.seenReconnects === this.reconnects) return;
    const reconnects = this.reconnects;
    const manager = await jetstreamManager(this.connection, { checkAPI: false });
    const { created } = await manager.streams.info(DOMAIN);
    const again = await this.database.execute(sql`
      with known as (select created from outbox_stream),
        noted as (insert into outbox_stream (created) values (${created})
                  on conflict (only_row) do update set created = excluded.created)
      update outbox set published_at = null
      where published_at is not null
        and (exists (select from known where known.created <> ${created}) or published_at > now() - interval '3 minutes')`);
    if (again > 0) this.logger.info({ facts: again }, 'publishing again what the broker may have lost');
    this.seenReconnects = reconnects;
  }
}

const cloudEvent = () => {
  const values = headers();
  values.set('Content-Type', 'application/cloudevents+json');
  return values;
};

/** One list for each aggregate, in the order in which its facts became true. */
function inOrder(waiting: Waiting[]): Waiting[][] {
  const lists = new Map<string, Waiting[]>();
  for (const fact of waiting) {
    const list = lists.get(fact.aggregateId);
    if (list) list.push(fact);
    else lists.set(fact.aggregateId, [fact]);
  }
  return [...lists.values()];
}
