import { jetstream, jetstreamManager, type JetStreamClient, type JetStreamManager } from '@nats-io/jetstream';
import { headers, type NatsConnection } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import { sql, type Database, type Queryable } from '#persistence';
import { atMost } from './at-most.js';
import { Leadership } from './leadership.js';
import { Link } from './link.js';
import { DOMAIN } from './streams.js';
import { byAggregate, tellable } from './telling-order.js';

interface Waiting {
  id: string;
  type: string;
  aggregateId: string;
  envelope: string;
}

const batch = 256;
const pollMs = 500;
const firstPauseMs = 125;
const answerMs = 2_000;
const longestPauseMs = 2_000;
const longestStopMs = 5_000;
const lookAtStreamEveryMs = 10_000;

/**
 * Publishes the outbox: of all replicas of a service one at a time, in order for each aggregate, each fact with its id,
 * by which the broker knows a second copy. A fact leaves the outbox's queue only when the broker has acknowledged it.
 *
 * The broker acknowledges before it has synced to disk, so what was published in the last minutes is published again
 * when the connection comes back, and everything that is kept when the stream has been made anew or has lost its end.
 */
export class Relay {
  private readonly leadership: Leadership;
  private readonly link: Link;
  private readonly stream: JetStreamClient;
  private running = false;
  private failing = false;
  private loop: Promise<void> = Promise.resolve();
  private wakeUp: () => void = () => undefined;
  private woken = false;
  private seenReconnects = -1;
  private seenStreamAt = 0;
  private reached = 0;
  private manager: JetStreamManager | undefined;

  constructor(
    service: string,
    private readonly connection: NatsConnection,
    database: Database,
    private readonly logger: Logger,
  ) {
    this.leadership = new Leadership(database, `${service}.relay`);
    this.link = Link.of(connection);
    this.stream = jetstream(connection, { timeout: answerMs });
  }

  start(): void {
    this.running = true;
    this.link.onChange(this.hurry);
    this.loop = this.run();
  }

  /** There is something new in the outbox. While publishing fails, it waits for the next attempt like the rest. */
  readonly wake = (): void => {
    this.woken = true;
    if (!this.failing) this.wakeUp();
  };

  private readonly hurry = (): void => {
    this.failing = false;
    this.wake();
  };

  /** Publishes what is there, as far as it can within seconds, and stops. */
  async stop(): Promise<void> {
    this.running = false;
    this.hurry();
    await atMost(longestStopMs, this.loop);
    await this.leadership.release();
  }

  private async run(): Promise<void> {
    let pause = firstPauseMs;
    while (this.running || this.woken) {
      this.woken = false;
      try {
        while (await this.publishSome());
        this.failing = false;
        pause = firstPauseMs;
      } catch (error) {
        this.logger.warn({ err: error }, 'the outbox waits');
        if (!this.running) return;
        this.failing = true;
        pause = Math.min(pause * 2, longestPauseMs);
        // Another replica may have what this one lacks.
        if (pause === longestPauseMs) await this.leadership.release();
      }
      if (this.running && (this.failing || !this.woken)) await this.sleep(this.failing ? pause : pollMs);
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
    const db = await this.leadership.held();
    if (!db) return false;
    await this.republishWhatTheBrokerMayHaveLost(db);
    const waiting = await db.query<Waiting>(sql`
      select id, type, aggregate_id as "aggregateId", envelope from outbox
      where published_at is null order by position limit ${batch}`);
    const stored = new Map<string, number>();
    const now = tellable(waiting);
    const results = await Promise.allSettled(byAggregate(now).map((facts) => this.publishEach(facts, stored)));
    await this.note(db, stored);
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
    return now.length < waiting.length || waiting.length === batch;
  }

  private async publishEach(facts: Waiting[], stored: Map<string, number>): Promise<void> {
    for (const fact of facts) {
      const { seq, duplicate } = await this.link.whileUp(() =>
        this.stream.publish(`${fact.type}.${fact.aggregateId}`, fact.envelope, {
          msgID: fact.id,
          headers: cloudEvent(),
          expect: { streamName: DOMAIN },
        }),
      );
      stored.set(fact.id, seq);
      // What has not been stored before gets a number that has: this must be another stream.
      if (!duplicate && seq <= this.reached) this.seenStreamAt = 0;
    }
  }

  private async note(db: Queryable, stored: Map<string, number>): Promise<void> {
    if (stored.size === 0) return;
    const ids = [...stored.keys()];
    this.reached = Math.max(this.reached, ...stored.values());
    await db.execute(sql`
      with reached as (update outbox_stream set sequence = greatest(sequence, ${this.reached}))
      update outbox set published_at = now() where id = any(${ids})`);
  }

  private async republishWhatTheBrokerMayHaveLost(db: Queryable): Promise<void> {
    const { reconnects } = this.link;
    const isBack = this.seenReconnects !== reconnects;
    if (!isBack && Date.now() - this.seenStreamAt < lookAtStreamEveryMs) return;
    const { created, state } = await this.link.whileUp(() => this.streamInfo());
    const again = await db.execute(sql`
      with known as (select created, sequence from outbox_stream),
        noted as (insert into outbox_stream (created, sequence) values (${created}, ${state.last_seq})
                  on conflict (only_row) do update set created = excluded.created,
                    sequence = least(outbox_stream.sequence, excluded.sequence))
      update outbox set published_at = null
      where published_at is not null
        and (exists (select from known where created <> ${created} or sequence > ${state.last_seq})
             or (${isBack} and published_at > now() - interval '3 minutes'))`);
    if (again > 0) this.logger.info({ facts: again }, 'publishing again what the broker may have lost');
    this.seenReconnects = reconnects;
    this.seenStreamAt = Date.now();
    this.reached = state.last_seq;
  }

  private async streamInfo() {
    this.manager ??= await jetstreamManager(this.connection, { checkAPI: false, timeout: answerMs });
    return this.manager.streams.info(DOMAIN);
  }
}

const cloudEvent = () => {
  const values = headers();
  values.set('Content-Type', 'application/cloudevents+json');
  return values;
};
