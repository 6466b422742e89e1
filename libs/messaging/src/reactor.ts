import type { Logger } from 'pino';
import { Temporal } from 'temporal-polyfill';
import { inTrace, newId, type Clock } from '#kernel';
import { sql, type Database, type Transaction } from '#persistence';
import { isInfrastructureAway, reasonOf } from './failures.js';
import type { CloudEvent } from './outbox.js';
import { transact, type Effects } from './transact.js';
import type { Fact, Reacting, Subscription } from './use-case.js';
import type { FactContract } from '#contracts';

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
}

export type Outcome = { taken: true } | { taken: false; againInMs: number };

/** How long to wait after the first, second, … failed attempt; after the last of these the fact is a dead letter. */
export const backoffMs = [100, 500, 2_000, 10_000, 30_000];

const infrastructurePauseMs = 1_000;
// A fact that has come so often without ending in success, refusal or dead letter brings the process down each time.
const mostDeliveries = 100;

/** Lets each reaction to a fact take effect exactly once, in a transaction with its inbox row. */
export class Reactor {
  private readonly failures = new Map<string, number>();

  constructor(private readonly parts: ReactorParts) {}

  /** @param deliveryCount how often the broker has delivered it, 1 for the first time */
  async take(bytes: Uint8Array, deliveryCount: number): Promise<Outcome> {
    const envelope = Buffer.from(bytes).toString();
    const event = parsedEnvelope(envelope);
    if (!event) return this.unreadable(envelope);
    const wanted = this.parts.subscriptions.filter(({ fact }) => fact.type === event.type);
    return inTrace(event.traceparent, async () => {
      let againInMs = 0;
      for (const subscription of wanted) {
        againInMs = Math.max(againInMs, await this.react(subscription, event, envelope, deliveryCount));
      }
      return againInMs > 0 ? { taken: false, againInMs } : { taken: true };
    });
  }

  /** Tries a dead letter again; its end, like any effect, is in the transaction of the effect. */
  async replay(name: string, envelope: string, effects: Effects): Promise<void> {
    const subscription = this.parts.subscriptions.find((one) => one.name === name);
    const event = parsedEnvelope(envelope);
    if (!subscription || !event) throw new Error(`no reaction ${name} to such a fact`);
    await this.effect(subscription, event, effects);
  }

  /** @returns after how many milliseconds it should come again, 0 for never */
  private async react(subscription: ActiveSubscription, event: CloudEvent, envelope: string, deliveryCount: number): Promise<number> {
    const key = `${subscription.name} ${event.id}`;
    try {
      if (deliveryCount > mostDeliveries) throw new Error(`not taken in after ${deliveryCount} deliveries`);
      await transact(this.parts, this.parts.clock.now(), (effects) => this.effect(subscription, event, effects));
      this.failures.delete(key);
      return 0;
    } catch (error) {
      if (isInfrastructureAway(error)) return infrastructurePauseMs;
      return this.failed(subscription, event, envelope, key, error, deliveryCount);
    }
  }

  private async failed(
    subscription: ActiveSubscription,
    event: CloudEvent,
    envelope: string,
    key: string,
    error: unknown,
    deliveryCount: number,
  ): Promise<number> {
    const failures = (this.failures.get(key) ?? 0) + 1;
    const pause = backoffMs[failures - 1];
    const logged = { reaction: subscription.name, event: event.id, type: event.type, attempt: failures, reason: reasonOf(error) };
    if (pause !== undefined && deliveryCount <= mostDeliveries) {
      this.failures.set(key, failures);
      this.parts.logger.warn(logged, 'a reaction failed and will be tried again');
      return pause;
    }
    await this.bury(subscription.name, event, envelope, reasonOf(error), failures);
    this.failures.delete(key);
    this.parts.logger.error(logged, 'a reaction failed for good: dead letter');
    return 0;
  }

  private async effect(subscription: ActiveSubscription, event: CloudEvent, effects: Effects): Promise<void> {
    if (!(await isNew(effects.tx, subscription.name, event.id))) return;
    await subscription.reacting.react({ ...effects, event: factOf(subscription.fact, event) } as never);
  }

  private async unreadable(envelope: string): Promise<Outcome> {
    this.parts.logger.error('a message in the stream is not a CloudEvent and was passed over');
    const event = { id: newId(), type: 'unreadable', subject: '' };
    await this.bury('any', event, envelope, 'not a CloudEvent', 1);
    return { taken: true };
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

async function isNew(tx: Transaction, reaction: string, eventId: string): Promise<boolean> {
  return (await tx.execute(sql`insert into inbox (reaction, event_id) values (${reaction}, ${eventId}) on conflict do nothing`)) === 1;
}

const factOf = (contract: FactContract, event: CloudEvent): Fact<FactContract> => ({
  id: event.id,
  type: event.type,
  time: Temporal.Instant.from(event.time),
  aggregateId: event.subject,
  aggregateVersion: event.aggregateversion,
  traceparent: event.traceparent,
  data: contract.data.parse(event.data),
});

function parsedEnvelope(envelope: string): CloudEvent | undefined {
  try {
    const event = JSON.parse(envelope) as CloudEvent;
    return event?.specversion === '1.0' && typeof event.id === 'string' && typeof event.type === 'string' ? event : undefined;
  } catch {
    return undefined;
  }
}
