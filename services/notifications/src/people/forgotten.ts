import { sql, type Queryable, type Transaction } from '#persistence';

/**
 * What is written about a person while she is being recorded or forgotten must not be missed by either: writers share
 * this lock, recording and forgetting hold it alone. Held until the transaction ends.
 */
export async function lockPerson(tx: Transaction, personId: string, mode: 'shared' | 'alone'): Promise<void> {
  const key = sql`hashtextextended(${personId}::text, 0)`;
  await tx.query(mode === 'shared' ? sql`select pg_advisory_xact_lock_shared(${key})` : sql`select pg_advisory_xact_lock(${key})`);
}

/** Those of some people who have been erased. */
export async function forgottenOf(db: Queryable, people: string[]): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ id: string }>(sql`
    select id from unnest(${people}::text[]) as named (id) join forgotten_people on digest = sha256(named.id::bytea)`);
  return new Set(rows.map(({ id }) => id));
}

/** Those of some people who have been erased; none of the others is before this transaction ends. */
export async function lockedAndForgotten(tx: Transaction, people: readonly string[]): Promise<ReadonlySet<string>> {
  // Always in the same order, so that two facts about the same people do not wait for each other.
  const sorted = [...new Set(people)].toSorted();
  for (const personId of sorted) await lockPerson(tx, personId, 'shared');
  return forgottenOf(tx, sorted);
}
