import { DomainError, type Actor, type Instant } from '#kernel';
import type { Transaction } from '#persistence';
import type { BookingRow } from '../bookings/booking-row.js';
import type { DecisionDetails } from '../bookings/store-decision.js';
import { approveOn, secondApprovalGrounds } from '../domain/second-approval.js';
import { unlessErased } from '../erasure/unless-erased.js';
import { approvalCircumstancesOf, type ApprovalCircumstances } from './find-approval-rules.js';

/** What somebody's approval of a booking does to it, to be stored as it is. */
export interface Approval<B extends BookingRow> {
  before: B;
  after: B;
  change: 'approve' | 'approve-first';
  details: DecisionDetails;
}

interface Approving {
  actor: Actor;
  now: Instant;
}

/**
 * What the approval of this person does to a booking that she has locked: it is approved, or hers is the first of two and it goes
 * on waiting. Pure, so that it can be tried for each of many.
 * @throws DomainError where it cannot be approved, or not by her
 */
export function approvalUnder<B extends BookingRow>(
  before: B,
  circumstances: ApprovalCircumstances | undefined,
  { actor, now }: Approving,
): Approval<B> {
  const { rules = null, open = [] } = circumstances ?? {};
  const grounds = secondApprovalGrounds(before, rules, open);
  const { change, after } = approveOn(before, { grounds, by: actor.id }, now);
  const details = { ...(grounds.length > 0 && { grounds }), ...(rules && { approvalRulesVersion: rules.version }) };
  return { before, after, change, details };
}

/** The same of each of several, by the rules of their sites as they are now. */
export async function approvalsOf<B extends BookingRow>(
  tx: Transaction,
  before: readonly B[],
  approving: Approving,
): Promise<Approval<B>[]> {
  const circumstances = await approvalCircumstancesOf(tx, before.map(({ id }) => id));
  const approvals = before.map((booking) => approvalUnder(booking, circumstances.get(booking.id), approving));
  await mustBeKnown(tx, approvals, approving.actor);
  return approvals;
}

/** Of two who approve each must be somebody: who has been erased while her sign-in was still good is nobody. */
export async function mustBeKnown(tx: Transaction, approvals: readonly { details: DecisionDetails }[], actor: Actor): Promise<void> {
  if (approvals.every(({ details }) => !details.grounds)) return;
  if ((await unlessErased(tx, actor.id)) === null) throw new DomainError('person.erased');
}
