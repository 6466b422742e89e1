import type { registrationConfirmed } from '#contracts';
import type { Publish } from '#messaging';
import type { EventRow } from '../events/event-row.js';
import { toSnapshot, type RegistrationRow } from './registration-row.js';

/** A fact about a registration; all carry the same. */
export type RegistrationFact = typeof registrationConfirmed;

export const tell = (publish: Publish, fact: RegistrationFact, registration: RegistrationRow, event: EventRow): void =>
  publish(fact, { aggregateId: registration.id, aggregateVersion: registration.version, data: toSnapshot(registration, event) });
