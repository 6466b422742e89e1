import type { Actor, Instant } from '#kernel';
import type { Transaction } from '#persistence';
import { decide } from '../domain/booking-states.js';
import { approvesAtOnce } from '../domain/privileges.js';
import type { GrantRow } from '../projections/grant-row.js';
import type { BookingRow } from './booking-row.js';
import { lockBookingAndCells } from './find-booking.js';
import { heldBy, heldByAgreements } from './held-by-agreements.js';
import { storeDecision } from './store-decision.js';

interface Candidate {
  requested: BookingRow;
  /** The organisation's, locked: who asks for it at the same time waits, and then counts the hours of this booking too. */
  grants: readonly GrantRow[];
  actor: Actor;
  now: Instant;
}

/** Approves what has just been asked for, if an agreement gives it. @returns undefined where none does */
export async function approveByAgreement(
  tx: Transaction,
  { requested, grants, actor, now }: Candidate,
): Promise<BookingRow | undefined> {
  // What would not be approved with nothing used yet needs no counting.
  const candidates = grants.filter((grant) => approvesAtOnce(grant, requested, [], now));
  if (candidates.length === 0) return undefined;
  const held = await heldByAgreements(tx, candidates, requested.start);
  const giving = candidates.find((grant) => approvesAtOnce(grant, requested, heldBy(grant, held), now));
  if (!giving) return undefined;

  await lockBookingAndCells(tx, requested.id);
  const after = { ...decide(requested, { change: 'approve' }, now), agreementId: giving.agreementId };
  return storeDecision(tx, { before: requested, after, change: 'approve', actor, by: null, now });
}
