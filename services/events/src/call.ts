import type { Instant } from '#kernel';
import type { Publish } from '#messaging';
import type { Transaction } from '#persistence';

/** What every change has, whoever brings it about: a request, a fact or a clock. */
export interface Call {
  tx: Transaction;
  now: Instant;
  publish: Publish;
}
