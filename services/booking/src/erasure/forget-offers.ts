import { sql, type Transaction } from '#persistence';
import { isOnHold } from '../retention/case-holds.js';

/** Takes away what she has been offered, and her name from what she has offered others. @returns the offers whose facts name her */
export async function forgetOffers(tx: Transaction, personId: string, bookingIds: readonly string[]): Promise<string[]> {
  await tx.execute(sql`
    update offers set made_by = null
    where made_by = ${personId} and not ${isOnHold(sql`(select bookings.case_id from bookings where bookings.id = offers.booking_id)`)}`);
  const gone = await tx.query<{ id: string }>(sql`delete from offers where booking_id = any (${bookingIds}::uuid[]) returning id`);
  return gone.map(({ id }) => id);
}
