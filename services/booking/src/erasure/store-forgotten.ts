import type { Instant } from '#kernel';
import { empty, sql, type Transaction } from '#persistence';
import type { BookingRow } from '../bookings/booking-row.js';

export async function storeForgotten(tx: Transaction, before: BookingRow, forgotten: BookingRow, now: Instant): Promise<void> {
  const { id, state, title, purpose, contact, reason, decidedAt, applicantId, version } = forgotten;
  if (state !== 'approved') {
    await tx.execute(sql`delete from allocations where claim_id = ${id}`);
    await tx.execute(sql`delete from pool_claims where booking_id = ${id}`);
  }
  // A state that is named is checked against the cells of the space, which may be others now than when the booking was over.
  const changed = state === before.state ? empty : sql`state = ${state},`;
  await tx.execute(sql`
    with wordless as (update booking_history set details = details - 'reason' where booking_id = ${id} and details ? 'reason'),
    stored as (
      update bookings set ${changed} title = ${title}, purpose = ${purpose}, contact = ${contact && JSON.stringify(contact)}::jsonb,
        reason = ${reason}, decided_at = ${decidedAt},
        applicant_id = ${applicantId}, version = ${version}
      where id = ${id}
      returning *
    )
    insert into booking_history (booking_id, version, at, by, change, state, space_id, starts_at, ends_at)
    select id, version, ${now}, null, 'anonymise', state, space_id, starts_at, ends_at from stored`);
}
