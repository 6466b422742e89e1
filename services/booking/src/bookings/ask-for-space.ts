import { bookingApproved, bookingRequested } from '#contracts';
import { DomainError, type Actor, type Instant } from '#kernel';
import type { Publish } from '#messaging';
import type { Transaction } from '#persistence';
import { mustEndAfterItStarts } from '../domain/interval.js';
import { mustHaveNone } from '../domain/refusal.js';
import { erasureHeldOff } from '../erasure/person-lock.js';
import type { GrantRow } from '../projections/grant-row.js';
import { lockStanding } from '../projections/standing.js';
import { agreementFor, approveByAgreement } from './approve-by-agreement.js';
import { toSnapshot, type BookingRow } from './booking-row.js';
import { findRoom } from './find-room.js';
import { lockPools, poolsInTheWay } from './pools.js';
import { quotasInTheWay } from './quotas-in-the-way.js';
import { requestOf, type Asking } from './request-of.js';
import { isBoundByQuotas, rulesInTheWay, termsInTheWay } from './rules-in-the-way.js';
import { storeBookings, type NewBooking } from './store-bookings.js';

interface Effects {
  now: Instant;
  tx: Transaction;
  publish: Publish;
}

/**
 * The one door through which everybody asks for a space, people and events alike. What comes out is approved where the rules of
 * the space or an agreement give it, and else a request that waits for staff.
 * @throws DomainError for each rule that stands in the way; then nothing of the transaction may stay
 */
export async function askForSpace({ now, tx, publish }: Effects, asking: Asking): Promise<BookingRow> {
  const { actor, organisationId } = asking;
  const room = await findRoom(tx, { ...asking, personId: actor.id }, erasureHeldOff(actor.id));
  if (!room) throw new DomainError('space.not-found');
  const grants = await lockGrants(tx, actor, organisationId);
  const requested = requestOf(asking, room, grants, now);
  mustEndAfterItStarts(requested);
  const wish = { ...requested, layout: asking.layout ?? null, pooled: asking.pooled, accessibility: [] };
  mustHaveNone([
    ...(await rulesInTheWay(tx, wish, room, { actor, organisationId, grants, now })),
    ...termsInTheWay(asking, room),
  ]);
  const agreement = await agreementFor(tx, requested, grants, now);
  const quotas = isBoundByQuotas(asking) ? room.quotas : [];
  // What an agreement gives at once does not wait for anybody.
  const counted = agreement ? { ...requested, state: 'approved' as const } : requested;
  mustHaveNone(await quotasInTheWay(tx, quotas, { personId: actor.id, organisationId }, [counted]));

  const booking = await store({ now, tx, publish }, { requested, agreement, actor, holdId: asking.holdId ?? null });
  // One fact for one answer: an approval says all that the request would have said.
  const fact = booking.state === 'approved' ? bookingApproved : bookingRequested;
  publish(fact, { aggregateId: booking.id, aggregateVersion: booking.version, data: toSnapshot(booking) });
  return booking;
}

interface Stored {
  requested: NewBooking;
  /** By which it is approved at once. */
  agreement: GrantRow | undefined;
  actor: Actor;
  holdId: string | null;
}

async function store({ now, tx }: Effects, { requested, agreement, actor, holdId }: Stored): Promise<BookingRow> {
  await lockPools(tx, requested.pooled);
  mustHaveNone(await poolsInTheWay(tx, [requested]));
  const [stored] = await storeBookings(tx, [requested], { actor, now, holdId });
  return agreement ? approveByAgreement(tx, { requested: stored!, agreement, actor, now }) : stored!;
}

/** What agreements give the organisation for which she asks; nobody else asks for it until the end of the transaction. */
export async function lockGrants(tx: Transaction, actor: Actor, organisationId: string | null): Promise<GrantRow[]> {
  if (organisationId === null) return [];
  const { mayActFor, grants } = await lockStanding(tx, actor.id, organisationId);
  if (!mayActFor) throw new DomainError('booking.not-for-organisation', { organisationId });
  return grants;
}
