import type { FactContract } from '#contracts';
import { ownerOf } from '#contracts';
import { newId, rfc3339, traceparent, type Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';
import type { Publication, Publish } from './use-case.js';

/** CloudEvents 1.0 in structured mode, with `aggregateversion` and `traceparent` as extension attributes. */
export interface CloudEvent {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  subject: string;
  time: string;
  datacontenttype: 'application/json';
  dataschema: string;
  aggregateversion: number;
  traceparent: string;
  data: unknown;
}

/** NATS refuses 1 MiB; a fact that it refuses would keep its aggregate's later ones waiting for ever. */
const maxFactBytes = 512 * 1024;

/** Gathers the facts of one transaction and writes them in it, so that they are told if and only if it is committed. */
export class Outbox {
  private readonly events: CloudEvent[] = [];

  constructor(private readonly now: Instant) {}

  readonly publish: Publish = <F extends FactContract>(fact: F, publication: Publication<F>): void => {
    this.events.push(this.event(fact, publication));
  };

  /** What will be told, in its order. */
  get waiting(): readonly CloudEvent[] {
    return this.events;
  }

  get isEmpty(): boolean {
    return this.events.length === 0;
  }

  write(tx: Transaction): void {
    if (this.isEmpty) return;
    const { events } = this;
    const envelopes = events.map(sendable);
    tx.atCommit(sql`
      insert into outbox (id, type, aggregate_id, aggregate_version, envelope)
      select * from unnest(
        ${events.map((event) => event.id)}::uuid[], ${events.map((event) => event.type)}::text[],
        ${events.map((event) => event.subject)}::uuid[], ${events.map((event) => event.aggregateversion)}::int[],
        ${envelopes}::text[])`);
  }

  private event<F extends FactContract>(fact: F, { aggregateId, aggregateVersion, data }: Publication<F>): CloudEvent {
    return {
      specversion: '1.0',
      id: newId(),
      source: `/${ownerOf(fact)}`,
      type: fact.type,
      subject: aggregateId,
      time: rfc3339(this.now),
      datacontenttype: 'application/json',
      dataschema: `/asyncapi.json#/components/schemas/${fact.type}`,
      aggregateversion: aggregateVersion,
      traceparent: traceparent(),
      data: fact.data.parse(data),
    };
  }
}

function sendable(event: CloudEvent): string {
  const envelope = JSON.stringify(event);
  if (Buffer.byteLength(envelope) > maxFactBytes) throw new Error(`a ${event.type} is larger than ${maxFactBytes} bytes`);
  return envelope;
}
