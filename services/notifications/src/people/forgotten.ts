import { sql, type Transaction } from '#persistence';

/**
 * What is written about a person while she is being recorded or forgotten must not be missed by either: writers share
 * this lock, recording and forgetting hold it alone. Held until the transaction ends.
 */
export async function lockPerson(tx: Transaction, personId: string, mode: 'shared' | 'alone'): Promise<void> {
  const key = sql`hashtextextended(${personId}::text, 0)`;
  await tx.query(mode === 'shared' ? sql`select pg_advisory_xact_lock_shared(${key})` : sql`select pg_advisory_xact_lock(${key})`);
}

export async function isForgotten(tx: Transaction, personId: string): Promise<boolean> {
  const rows = await tx.query(sql`select from forgotten_people where digest = sha256(${personId}::text::bytea)`);
  return rows.length > 0;
}
