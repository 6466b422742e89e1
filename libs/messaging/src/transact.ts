import type { Instant } from '#kernel';
import type { Database, Transaction } from '#persistence';
import { Outbox } from './outbox.js';
import type { Publish } from './use-case.js';

export interface Effects {
  now: Instant;
  tx: Transaction;
  publish: Publish;
  afterCommit: (wake: () => void) => void;
}

/** One transaction with its outbox: either the rows are changed and the facts will be told, or neither. */
export async function transact<T>(
  parts: { database: Database; wakeRelay: () => void },
  now: Instant,
  work: (effects: Effects) => Promise<T>,
): Promise<T> {
  let wakes: (() => void)[] = [];
  const result = await parts.database.transaction(async (tx) => {
    const outbox = new Outbox(now);
    wakes = [];
    const done = await work({ now, tx, publish: outbox.publish, afterCommit: (wake) => wakes.push(wake) });
    outbox.write(tx);
    if (!outbox.isEmpty) wakes.push(parts.wakeRelay);
    return done;
  });
  for (const wake of wakes) wake();
  return result;
}
