import type { eventPublished } from '#contracts';
import type { Publish } from '#messaging';
import type { EventRow } from './event-row.js';
import { toSnapshot } from './event-views.js';

/** A fact about an event; all carry the same. */
export type EventFact = typeof eventPublished;

export const tellEvent = (publish: Publish, fact: EventFact, event: EventRow): void =>
  publish(fact, { aggregateId: event.id, aggregateVersion: event.version, data: toSnapshot(event) });
