import { sql, type Transaction } from '#persistence';
import { holdsSeat } from '../domain/registration-states.js';
import type { RegistrationRow } from './registration-row.js';

/** Stores a new registration, and counts it. The caller has locked the event. */
export async function storeRegistration(tx: Transaction, { id, eventId, state, attendeeId, bySms, registeredAt }: RegistrationRow): Promise<void> {
  const seats = Number(holdsSeat(state));
  await tx.execute(sql`
    with counted as (
      update events set seats_taken = seats_taken + ${seats}, waiting = waiting + ${1 - seats} where id = ${eventId}
    )
    insert into registrations (id, event_id, state, attendee_id, by_sms, registered_at)
    values (${id}, ${eventId}, ${state}, ${attendeeId}, ${bySms}, ${registeredAt})`);
}
