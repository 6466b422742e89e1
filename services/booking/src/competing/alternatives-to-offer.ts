import { instantOf, type Actor, type Instant } from '#kernel';
import type { Transaction } from '#persistence';
import type { BookingRow } from '../bookings/booking-row.js';
import { findRoom } from '../bookings/find-room.js';
import { movedTo } from '../bookings/moved-to.js';
import { rulesInTheWay } from '../bookings/rules-in-the-way.js';
import { mustEndAfterItStarts } from '../domain/interval.js';
import { daysAheadToMove } from '../domain/moving.js';
import { deadlineRefusals } from '../domain/offers.js';
import { daysAheadOf } from '../domain/privileges.js';
import type { Refusal } from '../domain/refusal.js';
import { groundsUnseen, secondApprovalGrounds } from '../domain/second-approval.js';
import { needsOf } from '../domain/wish.js';
import type { OfferedAlternative } from '../offers/offer-row.js';
import { findGrants } from '../projections/find-grants.js';
import { about, namingRow } from './row-refusals.js';
import type { Wanted } from './rows-to-decide.js';

type OfferWanted = Wanted['offers'][number];

/** What one request is to be offered. */
export interface ToOffer {
  bookingId: string;
  until: Instant;
  alternatives: OfferedAlternative[];
  refusals: Refusal[];
}

interface Looking {
  actor: Actor;
  now: Instant;
}

/** What is wanted to be offered for this request, with every rule in the way of any of it. Whether it is free shows when it is taken. */
export async function alternativesToOffer(tx: Transaction, before: BookingRow, wanted: OfferWanted, looking: Looking): Promise<ToOffer> {
  const { bookingId } = wanted;
  const alternatives: OfferedAlternative[] = [];
  const refusals: Refusal[] = [];
  for (const [index, place] of wanted.alternatives.entries()) {
    const choice = index + 1;
    const found = await namingRow(bookingId, () => alternativeAt(tx, before, place, looking));
    if (found.alternative) alternatives.push({ ...found.alternative, choice });
    refusals.push(...about(bookingId, found.refusals, choice));
  }
  const until = instantOf(wanted.until, before.timeZone, 'until');
  refusals.push(...about(bookingId, deadlineRefusals(until, alternatives, looking.now)));
  return { bookingId, until, alternatives, refusals };
}

interface Found {
  alternative?: Omit<OfferedAlternative, 'choice'>;
  refusals: Refusal[];
}

async function alternativeAt(tx: Transaction, before: BookingRow, place: OfferWanted['alternatives'][number], { actor, now }: Looking): Promise<Found> {
  const room = await findRoom(tx, { ...place, personId: actor.id, organisationId: before.organisationId });
  if (!room) return { refusals: [{ code: 'space.not-found', params: {} }] };
  const after = movedTo(before, place, room);
  mustEndAfterItStarts(after);
  const grants = before.organisationId === null ? [] : await findGrants(tx, [before.organisationId]);
  const daysAhead = daysAheadToMove(before, room.timeZone, now, daysAheadOf(grants, now));
  const rules = await rulesInTheWay(tx, needsOf(after, room), room, { actor, organisationId: before.organisationId, grants, now, daysAhead });
  const grounds = secondApprovalGrounds(after, room.approvalRules, room.open);
  return { alternative: { ...after, rulesVersion: room.rulesVersion, secondApproval: grounds }, refusals: [...rules, ...onlyApprovedOnce(before, after, grounds, actor)] };
}

// Whoever offers approves it: where two have to, another must have approved it before, on all of its grounds.
function onlyApprovedOnce(before: BookingRow, after: BookingRow, grounds: BookingRow['secondApproval'], actor: Actor): Refusal[] {
  const isFirst = before.firstApprovedBy === null || groundsUnseen(before, after, grounds).length > 0;
  if (grounds.length === 0 || (!isFirst && before.firstApprovedBy !== actor.id)) return [];
  return [{ code: 'booking.second-approval-missing', params: { grounds } }];
}
