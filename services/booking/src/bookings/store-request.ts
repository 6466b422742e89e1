import { DomainError } from '#kernel';
import { sql, type Transaction } from '#persistence';
import { holdOffErasure } from '../erasure/person-lock.js';
import type { BookingRow } from './booking-row.js';

export interface RequestedBooking extends BookingRow {
  applicantId: string;
}

/** @throws DomainError `person.erased` when the applicant has been erased while her sign-in was still good */
export async function storeRequest(tx: Transaction, requested: RequestedBooking): Promise<void> {
  await holdOffErasure(tx, requested.applicantId);
  const stored = await tx.execute(sql`
    with stored as (
      insert into bookings
        (id, version, state, space_id, starts_at, ends_at, title, purpose, people, equipment, applicant_id, organisation_id,
         event_id, requested_at)
      select ${requested.id}, ${requested.version}, ${requested.state}, ${requested.spaceId}, ${requested.start},
        ${requested.end}, ${requested.title}, ${requested.purpose}, ${requested.people}, ${requested.equipment},
        ${requested.applicantId}, ${requested.organisationId}, ${requested.eventId}, ${requested.requestedAt}
      where not exists (select from forgotten_people where digest = sha256(${requested.applicantId}::text::bytea))
      returning *
    )
    insert into booking_history (booking_id, version, at, by, change, state, space_id, starts_at, ends_at)
    select id, version, requested_at, applicant_id, 'request', state, space_id, starts_at, ends_at from stored`);
  if (stored === 0) throw new DomainError('person.erased');
}
