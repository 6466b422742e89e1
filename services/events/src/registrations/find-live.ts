import { sql, type Transaction } from '#persistence';
import type { EventRow } from '../events/event-row.js';
import { findRegistrations, type RegistrationRow } from './registration-row.js';

/** Everybody who is registered for an event, in the order in which they came. */
export const findLive = (tx: Transaction, event: EventRow): Promise<RegistrationRow[]> =>
  findRegistrations(tx, sql`
    where registration.event_id = ${event.id} and registration.state in ('confirmed', 'waiting', 'offered') order by registration.position`);
