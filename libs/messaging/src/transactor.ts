import type { Clock } from '#kernel';
import type { Database } from '#persistence';
import { transact, type Effects } from './transact.js';

/** How a service does something by itself, with nobody asking and no fact to react to: a worker's transaction with its outbox. */
export class Transactor {
  constructor(private readonly parts: { database: Database; clock: Clock; wakeRelay: () => void }) {}

  /**
   * Runs `work` in one transaction, again from its beginning where Postgres broke a deadlock with it. What it publishes is told if
   * and only if it is committed.
   */
  run<T>(work: (effects: Effects) => Promise<T>): Promise<T> {
    return transact(this.parts, this.parts.clock.now(), work);
  }
}
