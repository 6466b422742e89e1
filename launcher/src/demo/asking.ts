import type { RawInputOf, ReplyOf, RequestContract } from '#contracts';
import type { Actor } from '#kernel';

/** Asks a service as somebody. The key makes the same step, taken again, do nothing. */
export type Ask = <C extends RequestContract>(actor: Actor, contract: C, input: RawInputOf<C>, idempotencyKey: string) => Promise<ReplyOf<C>>;

/** Somebody of the demo, once she has signed in. */
export interface Known {
  actor: Actor;
  email: string;
  name: string;
  /** The organisation that she has registered. */
  claimedId: string;
  /** The same, where she is confirmed to act for it. */
  organisationId: string | undefined;
}
