import { DomainError } from '#kernel';
import { sql, type Transaction } from '#persistence';

/** Does all of `work`, or where it is refused nothing of it, and the transaction goes on. @returns the refusal, if it was one */
export async function refusalOf(tx: Transaction, work: () => Promise<unknown>): Promise<DomainError | undefined> {
  await tx.execute(sql`savepoint before_work`);
  try {
    await work();
    return undefined;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await tx.execute(sql`rollback to savepoint before_work`);
    return error;
  }
}
