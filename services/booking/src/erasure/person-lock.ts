import { DomainError } from '#kernel';
import { sql, type Sql, type Transaction } from '#persistence';

/** Until the end of the transaction this person is not erased: what is stored of her now is found when she is. */
export const holdOffErasure = (tx: Transaction, personId: string): Promise<number> => tx.execute(sql`select ${erasureHeldOff(personId)}`);

/** The same, for a statement that locks something besides. */
export const erasureHeldOff = (personId: string): Sql => sql`pg_advisory_xact_lock_shared(hashtextextended(${personId}, 0))`;

/** Waits for those who are storing something of this person; who comes later learns that she is forgotten. */
export const beginErasure = (tx: Transaction, personId: string): Promise<number> =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${personId}, 0))`);

/** Holds her erasure off. @throws DomainError `person.erased` when she has been, while her sign-in was still good */
export async function mustBeRemembered(tx: Transaction, personId: string): Promise<void> {
  await holdOffErasure(tx, personId);
  if (await tx.maybeOne(sql`select from forgotten_people where digest = sha256(${personId}::text::bytea)`))
    throw new DomainError('person.erased');
}
