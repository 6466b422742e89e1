import type { Logger } from 'pino';
import { inSpan, newId, type Clock, type Span, type Step } from '#kernel';
import { sql, type Database, type Transaction } from '#persistence';
import { factOf, idOfUnreadable, readEnvelope } from './envelope.js';
import { Hopeless, isInfrastructureAway, reasonOf } from './failures.js';
import type { CloudEvent } from './outbox.js';
import { transact, type Effects } from './transact.js';
import type { Reacting, Subscription } from './use-case.js';

export interface ActiveSubscription extends Pick<Subscription, 'fact'> {
  name: string;
  reacting: Reacting;
}

export interface ReactorParts {
  database: Database;
  clock: Clock;
  logger: Logger;
  wakeRelay: () => void;
  subscriptions: ActiveSubscription[];
  backoffMs?: readonly number[];
}

/** What became of a delivered fact: over and done with, to come again later, or not at fault: try when Postgres is back. */
export type Outcome = { taken: true } | { againInMs: number } | { away: true };

/** How long to wait after the first, second, … failed attempt; after the last of these the fact is a dead letter. */
export const backoffMs = [100, 500, 2_000, 10_000, 30_000];

// A fact that has come so often without ending in success, refusal or dead letter brings the process down each time.
const mostDeliveries = 100;
const mostRemembered = 10_000;

/** Lets each reaction to a fact take effect exactly once, in a transaction with its inbox row. */
export class Reactor {
  private readonly failures = new Map<string, number>();

  constructor(private readonly parts: ReactorParts) {}

  /** @param deliveryCount how often the broker has delivered it, 1 for the first time */
  async take(bytes: Uint8Array, deliveryCount: number): Promise<Outcome> {
    // Postgres keeps no NUL, and JSON has none.
    const envelope = Buffer.from(bytes).toString().replaceAll('\0', '');
    const read = readEnvelope(envelope);
    try {
      if ('event' in read) return await this.reactAll(read.event, envelope, deliveryCount);
      this.parts.logger.error({ reason: read.reason }, 'a message in the stream is none that we know: dead letter');
      await this.bury('any', { id: idOfUnreadable(envelope), type: 'unreadable', subject: '' }, envelope, read.reason, deliveryCount);
      return { taken: true };
    } catch (error) {
      if (!isInfrastructureAway(error)) throw error;
      this.parts.logger.warn({ err: error }, 'a fact waits for the database');
      return { away: true };
    }
  }

  /** Tries a dead letter again; its end, like any effect, is in the transaction of the effect. */
  async replay(name: string, envelope: string, effects: Effects): Promise<void> {
    const subscription = this.parts.subscriptions.find((one) => one.name === name);
    const read = readEnvelope(envelope);
    if ('reason' in read) throw new Hopeless(read.reason);
    if (!subscription) throw new Hopeless(`there is no reaction ${name} any more`);
    await this.effect(subscription, read.event, effects);
  }

  private async reactAll(event: CloudEvent, envelope: string, deliveryCount: number): Promise<Outcome> {
    let againInMs = 0;
    for (const subscription of this.parts.subscriptions.filter(({ fact }) => fact.type === event.type)) {
      const pause = await inSpan(stepOf(subscription, event), (span) => this.react(subscription, event, envelope, deliveryCount, span));
      againInMs = Math.max(againInMs, pause);
    }
    return againInMs > 0 ? { againInMs } : { taken: true };
  }

  /** @returns after how many milliseconds it should come again, 0 for never */
  private async react(subscription: ActiveSubscription, event: CloudEvent, envelope: string, deliveryCount: number, span: Span): Promise<number> {
    const key = `${subscription.name} ${event.id}`;
    try {
      if (deliveryCount > mostDeliveries) throw new Hopeless(`not taken in after ${mostDeliveries} deliveries`);
      await transact(this.parts, this.parts.clock.now(), (effects) => this.effect(subscription, event, effects));
      this.failures.delete(key);
      return 0;
    } catch (error) {
      if (isInfrastructureAway(error)) throw error;
      span.fail(reasonOf(error));
      return this.failed(subscription.name, event, envelope, error);
    }
  }

  private async failed(reaction: string, event: CloudEvent, envelope: string, error: unknown): Promise<number> {
    const key = `${reaction} ${event.id}`;
    const attempt = (this.failures.get(key) ?? 0) + 1;
    const pause = error instanceof Hopeless ? undefined : (this.parts.backoffMs ?? backoffMs)[attempt - 1];
    const reason = reasonOf(error);
    const logged = { reaction, event: event.id, type: event.type, attempt, reason };
    if (pause === undefined) {
      await this.bury(reaction, event, envelope, reason, attempt);
      this.failures.delete(key);
      this.parts.logger.error(logged, 'a reaction failed for good: dead letter');
      return 0;
    }
    this.remember(key, attempt);
    this.parts.logger.warn(logged, 'a reaction failed and will be tried again');
    return pause;
  }

  // Another replica may have the last word on a fact that failed here, so what is remembered must have an end.
  private remember(key: string, attempt: number): void {
    const oldest = this.failures.keys().next();
    if (this.failures.size >= mostRemembered && !oldest.done) this.failures.delete(oldest.value);
    this.failures.set(key, attempt);
  }

  private async effect(subscription: ActiveSubscription, event: CloudEvent, effects: Effects): Promise<void> {
    if (!(await isNew(effects.tx, subscription.name, event.id))) return;
    await subscription.reacting.react({ ...effects, event: factOf(subscription.fact, event) } as never);
  }

  private async bury(
    reaction: string,
    event: Pick<CloudEvent, 'id' | 'type' | 'subject'>,
    envelope: string,
    reason: string,
    attempts: number,
  ): Promise<void> {
    await this.parts.database.execute(sql`
      insert into dead_letters (id, reaction, event_id, event_type, aggregate_id, envelope, reason, attempts)
      values (${newId()}, ${reaction}, ${event.id}, ${event.type}, ${event.subject}, ${envelope}, ${reason}, ${attempts})
      on conflict (reaction, event_id) do nothing`);
  }
}

const stepOf = ({ name }: ActiveSubscription, event: CloudEvent): Step => ({
  name,
  kind: 'consumer',
  parent: event.traceparent,
  attributes: { 'messaging.system': 'nats', 'messaging.message.id': event.id, 'cloudevents.event_type': event.type },
});

async function isNew(tx: Transaction, reaction: string, eventId: string): Promise<boolean> {
  return (await tx.execute(sql`insert into inbox (reaction, event_id) values (${reaction}, ${eventId}) on conflict do nothing`)) === 1;
}
