import { sql, type Transaction } from '#persistence';

/** Takes away what she has been offered, and her name from what she has offered others. @returns the offers whose facts name her */
export async function forgetOffers(tx: Transaction, personId: string, bookingIds: readonly string[]): Promise<string[]> {
  await tx.execute(sql`update offers set made_by = null where made_by = ${personId}`);
  const gone = await tx.query<{ id: string }>(sql`delete from offers where booking_id = any (${bookingIds}::uuid[]) returning id`);
  return gone.map(({ id }) => id);
}
