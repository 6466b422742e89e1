import { Temporal } from 'temporal-polyfill';
import { v5 } from 'uuid';
import { z } from 'zod';
import type { DataOf, FactContract } from '#contracts';
import { isId } from '#kernel';
import { fieldsOf, Hopeless } from './failures.js';
import type { CloudEvent } from './outbox.js';
import type { Fact } from './use-case.js';

const id = z.string().refine(isId);

const cloudEvent = z.looseObject({
  specversion: z.literal('1.0'),
  id,
  type: z.string().regex(/^domain\.[a-z-]+\.[a-z-]+\.v\d+$/),
  subject: id,
  time: z.iso.datetime({ offset: true }),
  aggregateversion: z.int().min(1),
  traceparent: z.string().optional(),
  data: z.unknown(),
});

export type ReadEnvelope = { event: CloudEvent } | { reason: string };

/** The event that a message carries, or, without any value, why it is none of ours. */
export function readEnvelope(envelope: string): ReadEnvelope {
  try {
    const result = cloudEvent.safeParse(JSON.parse(envelope));
    return result.success ? { event: result.data as unknown as CloudEvent } : { reason: `not a CloudEvent: ${fieldsOf(result.error)}` };
  } catch {
    return { reason: 'not a CloudEvent: not JSON' };
  }
}

const unreadable = 'a6cbd1f4-0d1f-5b3e-9a4e-2f5d0b3c7e11';

/** An id for what has none: the same bytes, delivered again, get the same one. */
export const idOfUnreadable = (envelope: string): string => v5(envelope, unreadable);

/**
 * The fact as its contract says. A field that is not in the contract is passed over: its owner may already run
 * a newer one, in which optional fields have been added.
 * @throws Hopeless where a field that is in the contract is not as agreed
 */
export const factOf = <F extends FactContract>(contract: F, event: CloudEvent): Fact<F> => ({
  id: event.id,
  type: event.type,
  time: Temporal.Instant.from(event.time),
  aggregateId: event.subject,
  aggregateVersion: event.aggregateversion,
  traceparent: event.traceparent,
  data: agreed(contract, event.data),
});

function agreed<F extends FactContract>(contract: F, given: unknown): DataOf<F> {
  const first = contract.data.safeParse(given);
  if (first.success) return first.data as DataOf<F>;
  const known = structuredClone(given);
  for (const issue of first.error.issues) {
    if (issue.code === 'unrecognized_keys') remove(known, issue.path, issue.keys);
  }
  const second = contract.data.safeParse(known);
  if (second.success) return second.data as DataOf<F>;
  throw new Hopeless(`not as agreed: ${fieldsOf(second.error)}`);
}

function remove(from: unknown, path: readonly PropertyKey[], keys: readonly string[]): void {
  const owner = path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)[key], from) as Record<string, unknown>;
  for (const key of keys) delete owner[key];
}
