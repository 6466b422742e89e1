import { setTimeout as wait } from 'node:timers/promises';
import {
  DiscardPolicy, JetStreamApiCodes, JetStreamApiError, jetstreamManager, RetentionPolicy, StorageType, type JetStreamManager,
} from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { nanos, type NatsConnection } from '@nats-io/transport-node';
import { Link } from './link.js';

/** The one stream of domain events. Subjects are `domain.<service>.<fact>.v<N>.<aggregateId>`. */
export const DOMAIN = 'DOMAIN';

const minutes = 60_000;
const days = 24 * 60 * minutes;
const jetStreamWithinMs = 20_000;

/** Within this time a fact published again is recognised by its id and not stored twice. */
const duplicateWindowMs = 10 * minutes;

/** The gateway's key-value buckets, and after how many milliseconds without a change an entry goes. */
export const buckets = { sessions: 30 * days, 'sign-in-codes': 60 * minutes } as const;

export interface StreamOptions {
  /** 3 in a cluster. */
  replicas?: number;
}

/**
 * Creates the stream and the buckets, or brings them to what is said here; waits for a broker whose JetStream is not there yet.
 * Run with a login that may; services may not.
 */
export async function ensureStreams(connection: NatsConnection, { replicas = 1 }: StreamOptions = {}): Promise<void> {
  const settings = {
    subjects: ['domain.>'],
    max_age: nanos(30 * days),
    duplicate_window: nanos(duplicateWindowMs),
    discard: DiscardPolicy.Old,
    num_replicas: replicas,
  };
  const manager = await managerOf(connection);
  const exists = await manager.streams.info(DOMAIN).then(() => true, isMissing);
  if (exists) await manager.streams.update(DOMAIN, settings);
  else await manager.streams.add({ name: DOMAIN, retention: RetentionPolicy.Limits, storage: StorageType.File, ...settings });

  const store = new Kvm(connection);
  for (const [bucket, ttl] of Object.entries(buckets)) await store.create(bucket, { ttl, history: 1, replicas });
}

function isMissing(error: unknown): false {
  if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound) return false;
  throw error;
}

// A broker takes connections before it has read what it stored, and a cluster before it has chosen a leader.
async function managerOf(connection: NatsConnection): Promise<JetStreamManager> {
  const link = Link.of(connection);
  const patientUntil = Date.now() + jetStreamWithinMs;
  for (;;) {
    try {
      return await link.whileUp(() => jetstreamManager(connection, { timeout: 2_000 }));
    } catch (error) {
      if (Date.now() > patientUntil) throw error;
      await wait(200);
    }
  }
}
