import { bookingApproved, bookingRequested, type BookingView } from '#contracts';
import { DomainError, instantOf, newId, type Actor, type Instant } from '#kernel';
import type { Publish } from '#messaging';
import type { Transaction } from '#persistence';
import { stateAfter } from '../domain/booking-states.js';
import { daysAheadOf } from '../domain/privileges.js';
import { mustBeAskable } from '../domain/request-rules.js';
import type { GrantRow } from '../projections/grant-row.js';
import { lockStanding } from '../projections/standing.js';
import { findSpace, type SpaceToBook } from '../sites/find-space.js';
import { approveByAgreement } from './approve-by-agreement.js';
import { toSnapshot, type BookingRow } from './booking-row.js';
import { conflict, standingInTheWay } from './conflicts.js';
import { storeRequest, type RequestedBooking } from './store-request.js';

export interface Asking {
  /** Who asks. */
  actor: Actor;
  spaceId: string;
  /** RFC 3339 with an offset, or by the clocks of the site. */
  start: string;
  end: string;
  title: string;
  purpose: string | null;
  people: number;
  equipment: BookingView['equipment'];
  organisationId: string | null;
  eventId: string | null;
}

interface Effects {
  now: Instant;
  tx: Transaction;
  publish: Publish;
}

/**
 * The one door through which everybody asks for a space, people and events alike. What comes out is approved where an agreement
 * gives it, and else a request that waits for staff.
 * @throws DomainError for each rule that stands in the way; then nothing of the transaction may stay
 */
export async function askForSpace({ now, tx, publish }: Effects, asking: Asking): Promise<BookingRow> {
  const space = await findSpace(tx, asking.spaceId, asking);
  if (!space) throw new DomainError('space.not-found');
  const requested = requestOf(asking, space, now);
  const grants = await grantsOf(tx, asking);
  mustBeAskable(requested, space, space, now, daysAheadOf(grants, now));
  // Others who ask for the same time do not stand in the way; what has been approved does.
  const obstacles = await standingInTheWay(tx, requested);
  if (obstacles.length > 0) throw conflict(obstacles, asking.actor);

  await storeRequest(tx, requested);
  const approved = await approveByAgreement(tx, { requested, grants, actor: asking.actor, now });
  const booking = approved ?? requested;
  // One fact for one answer: an approval says all that the request would have said.
  const fact = approved ? bookingApproved : bookingRequested;
  publish(fact, { aggregateId: booking.id, aggregateVersion: booking.version, data: toSnapshot(booking) });
  return booking;
}

async function grantsOf(tx: Transaction, { actor, organisationId }: Asking): Promise<GrantRow[]> {
  if (organisationId === null) return [];
  const { mayActFor, grants } = await lockStanding(tx, actor.id, organisationId);
  if (!mayActFor) throw new DomainError('booking.not-for-organisation', { organisationId });
  return grants;
}

function requestOf(asking: Asking, space: SpaceToBook, now: Instant): RequestedBooking {
  const { title, purpose, people, organisationId, eventId } = asking;
  const { id: spaceId, name: spaceName, siteId, siteName, address, timeZone } = space;
  const place = { spaceId, spaceName, spaceInUse: true, siteId, siteName, address, timeZone };
  return {
    ...place,
    id: newId(),
    version: 1,
    state: stateAfter(null, 'request'),
    start: instantOf(asking.start, timeZone, 'start'),
    end: instantOf(asking.end, timeZone, 'end'),
    title,
    purpose,
    people,
    equipment: [...new Set(asking.equipment)],
    applicantId: asking.actor.id,
    organisationId,
    eventId,
    agreementId: null,
    reason: null,
    requestedAt: now,
    decidedAt: null,
  };
}
