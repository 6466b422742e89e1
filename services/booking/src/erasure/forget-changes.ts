import { sql, type Transaction } from '#persistence';
import { isOnHold } from '../retention/case-holds.js';

const caseOf = sql`(select bookings.case_id from bookings where bookings.id = booking_changes.booking_id)`;

/**
 * Takes the words out of changes of her bookings; that they were asked for, and what came of it, stays with the case. Where she is of
 * the staff, what she decided stays, without her.
 * @returns ids of what has been told of her
 */
export async function forgetChanges(tx: Transaction, personId: string, bookingIds: readonly string[]): Promise<string[]> {
  const hers = await tx.query<{ id: string }>(sql`
    update booking_changes set asked_by = nullif(asked_by, ${personId}), reason = null
    where booking_id = any (${bookingIds}::uuid[]) returning id`);
  await tx.execute(sql`update booking_changes set asked_by = null where asked_by = ${personId} and not ${isOnHold(caseOf)}`);
  await tx.execute(sql`update booking_changes set decided_by = null where decided_by = ${personId} and not ${isOnHold(caseOf)}`);
  return hers.map(({ id }) => id);
}
