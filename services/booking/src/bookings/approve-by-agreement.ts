import type { Actor, Instant } from '#kernel';
import type { Transaction } from '#persistence';
import { decide } from '../domain/booking-states.js';
import { approvesAtOnce } from '../domain/privileges.js';
import type { GrantRow } from '../projections/grant-row.js';
import type { BookingRow, RequestedRow } from './booking-row.js';
import { lockBookingAndCells } from './find-booking.js';
import { heldBy, heldByAgreements } from './held-by-agreements.js';
import { storeDecision } from './store-decision.js';

/**
 * The agreement that approves at once what is asked for, if any does. `grants` are the organisation's, locked: who asks for it at
 * the same time waits, and then counts the hours of this booking too.
 */
export async function agreementFor(
  tx: Transaction,
  requested: RequestedRow,
  grants: readonly GrantRow[],
  now: Instant,
): Promise<GrantRow | undefined> {
  if (requested.state !== 'requested' || requested.secondApproval.length > 0) return undefined;
  // What would not be approved with nothing used yet needs no counting.
  const candidates = grants.filter((grant) => approvesAtOnce(grant, requested, [], now));
  if (candidates.length === 0) return undefined;
  const held = await heldByAgreements(tx, candidates, requested.start);
  return candidates.find((grant) => approvesAtOnce(grant, requested, heldBy(grant, held), now));
}

interface Given {
  requested: BookingRow;
  agreement: GrantRow;
  actor: Actor;
  now: Instant;
}

/** Approves what has just been asked for, since an agreement gives it. */
export async function approveByAgreement(tx: Transaction, { requested, agreement, actor, now }: Given): Promise<BookingRow> {
  await lockBookingAndCells(tx, requested.id);
  const after = { ...decide(requested, { change: 'approve' }, now), agreementId: agreement.agreementId };
  return storeDecision(tx, { before: requested, after, change: 'approve', actor, by: null, now, details: { agreementId: agreement.agreementId } });
}
