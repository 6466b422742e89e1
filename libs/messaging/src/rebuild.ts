import type { z } from 'zod';
import type { ReplyOf, SnapshotContract } from '#contracts';
import { raw, sql, type Database, type Transaction } from '#persistence';

/** A table that keeps what another service tells, and can be made anew from how things stand there. */
export interface Projection {
  name: string;
  /** It holds nothing but this. */
  table: string;
  snapshot: SnapshotContract;
  /** The same as the reactions store, and nothing else: with a transaction alone nobody can be told anything. */
  store: (tx: Transaction, item: never) => Promise<unknown>;
}

export const projection = <T extends z.ZodType>(
  given: Omit<Projection, 'snapshot' | 'store'> & {
    snapshot: SnapshotContract<T>;
    store: (tx: Transaction, item: z.output<T>) => Promise<unknown>;
  },
): Projection => given;

export type AskSnapshot = (contract: SnapshotContract, input: { after?: string; limit: number }) => Promise<ReplyOf<SnapshotContract>>;

const pageSize = 100;

/**
 * Empties a projection and fills it from its owner's snapshot, in one transaction: readers see the old until they see the
 * new, and if anything fails the old stays. Inbox, outbox and dead letters are not touched.
 *
 * Reactions that write to the table wait for the end. So whatever had been taken in before is in the snapshot, which is
 * asked for later than that, and whatever is taken in afterwards is compared by its version: nothing is lost.
 * @returns how many rows its owner has told
 */
export async function rebuild(database: Database, { table, snapshot, store }: Projection, ask: AskSnapshot): Promise<number> {
  return database.transaction(async (tx) => {
    await tx.execute(sql`lock table ${raw(table)} in share row exclusive mode`);
    await tx.execute(sql`delete from ${raw(table)}`);
    let told = 0;
    let after: string | undefined;
    do {
      const page = await ask(snapshot, { limit: pageSize, ...(after !== undefined && { after }) });
      for (const item of page.items) await store(tx, snapshot.reply.shape.items.element.parse(item) as never);
      told += page.items.length;
      after = page.next ?? undefined;
    } while (after !== undefined);
    return told;
  });
}
