import type { Instant } from '#kernel';
import type { Transaction } from '#persistence';
import { heldBy, heldByAgreements } from '../bookings/held-by-agreements.js';
import { decide } from '../domain/booking-states.js';
import { approvesAtOnce } from '../domain/privileges.js';
import { givenInOrder } from '../domain/series-quotas.js';
import type { GrantRow } from '../projections/grant-row.js';
import type { OccurrenceRow } from './series-row.js';
import { storeDecisions } from '../bookings/store-decisions.js';

/**
 * Approves of what has just been asked for, in order of time, what agreements give, until their hours are used up. The caller has
 * locked the grants and the floor. @returns all of them as they then stand
 */
export async function approveByAgreements(
  tx: Transaction,
  requested: readonly OccurrenceRow[],
  grants: readonly GrantRow[],
  now: Instant,
): Promise<OccurrenceRow[]> {
  const waiting = requested.filter(({ state, secondApproval }) => state === 'requested' && secondApproval.length === 0);
  // What would not be approved with nothing used yet needs no counting.
  const candidates = grants.filter((grant) => waiting.some((booking) => approvesAtOnce(grant, booking, [], now)));
  if (candidates.length === 0) return [...requested];
  const held = await heldByAgreements(tx, candidates, waiting[0]!.start, waiting.at(-1)!.start);
  const giving = givenInOrder(candidates, waiting, (grant) => heldBy(grant, held), now);
  const decided = waiting.flatMap((before, index) => {
    const grant = giving[index];
    if (!grant) return [];
    const after = { ...decide(before, { change: 'approve' }, now), agreementId: grant.agreementId };
    return { before, after, change: 'approve' as const, details: { agreementId: grant.agreementId } };
  });
  const approved = new Map((await storeDecisions(tx, decided, { by: null, now })).map((booking) => [booking.id, booking]));
  return requested.map((booking) => approved.get(booking.id) ?? booking);
}
