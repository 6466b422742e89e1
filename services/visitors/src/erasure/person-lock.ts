import { sql, type Transaction } from '#persistence';

/** Until the end of the transaction none of these people is erased: what is stored of them now is found when they are. */
export async function holdOffErasure(tx: Transaction, ...people: (string | null)[]): Promise<void> {
  const ids = [...new Set(people.flatMap((id) => id?.toLowerCase() ?? []))].toSorted();
  for (const id of ids) await tx.execute(sql`select pg_advisory_xact_lock_shared(hashtextextended(${id}, 0))`);
}

/** Waits for those who are storing something of this person; who comes later learns that she is forgotten. */
export const beginErasure = (tx: Transaction, personId: string): Promise<number> =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${personId}, 0))`);

export async function isForgotten(tx: Transaction, personId: string): Promise<boolean> {
  const { known } = await tx.one<{ known: string | null }>(sql`select unless_forgotten(${personId}) as known`);
  return known === null;
}
