import { sql, type Transaction } from '#persistence';

/** Until the end of the transaction this person is not erased: what is stored of her now is found when she is. */
export const holdOffErasure = (tx: Transaction, personId: string): Promise<number> =>
  tx.execute(sql`select pg_advisory_xact_lock_shared(hashtextextended(${personId}, 0))`);

/** Waits for those who are storing something of this person; who comes later learns that she is forgotten. */
export const beginErasure = (tx: Transaction, personId: string): Promise<number> =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${personId}, 0))`);
