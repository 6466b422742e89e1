import { sql, type Sql, type Transaction } from '#persistence';
import { holdOffErasure } from './person-lock.js';

/** This person, to be stored as who did something; null where she has been erased while her sign-in was still good. */
export async function unlessErased(tx: Transaction, personId: string): Promise<string | null> {
  await holdOffErasure(tx, personId);
  const forgotten = await tx.maybeOne(sql`select from forgotten_people where digest = sha256(${personId}::text::bytea)`);
  return forgotten ? null : personId;
}

/** The same within a statement, for what is done too often to hold off an erasure for it. */
export const byUnlessErased = (personId: string | null): Sql => sql`(
  select ${personId}::uuid where not exists (select from forgotten_people where digest = sha256(${personId}::text::bytea)))`;
