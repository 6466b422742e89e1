import type { Instant } from '#kernel';
import type { Publish } from '#messaging';
import type { Transaction } from '#persistence';

/** What a change is made with: a transaction, the facts that are told when it is committed, and the time. */
export interface Effects {
  tx: Transaction;
  publish: Publish;
  now: Instant;
}
