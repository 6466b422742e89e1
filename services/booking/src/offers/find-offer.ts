import { DomainError, isStaff, type Actor } from '#kernel';
import { sql, type Queryable, type Transaction } from '#persistence';
import { lockBookingAndCells } from '../bookings/find-booking.js';
import type { BookingRow } from '../bookings/booking-row.js';
import { offerColumns, readOffer, type OfferRow, type WrittenOffer } from './offer-row.js';

export async function findOffer(db: Queryable, id: string): Promise<OfferRow | undefined> {
  const offer = await db.maybeOne<WrittenOffer>(sql`
    select ${offerColumns} from offers as offer join bookings as booking on booking.id = offer.booking_id where offer.id = ${id}`);
  return offer && readOffer(offer);
}

/** To whoever was not offered it, and is not staff, it does not exist. */
export function foundBy(actor: Actor, offer: OfferRow | undefined): OfferRow {
  if (!offer || (!isStaff(actor) && offer.applicantId !== actor.id)) throw new DomainError('offer.not-found');
  return offer;
}

/** The offer if it was made to the actor. */
export function madeTo(actor: Actor, offer: OfferRow | undefined): OfferRow {
  if (!offer || offer.applicantId !== actor.id) throw new DomainError('offer.not-found');
  return offer;
}

export function mustStillBe(offer: OfferRow, version: number | undefined): void {
  if (version !== undefined && version !== offer.version) throw new DomainError('version.changed', { current: offer.version });
}

interface Locked {
  offer: OfferRow;
  booking: BookingRow;
}

/**
 * The offer with its request, which nobody else changes until the transaction ends: the request first, as whoever decides on it
 * locks it. Where a choice is named, its floor and what it takes along are locked too.
 */
export async function lockOffer(tx: Transaction, seen: OfferRow, choice?: number): Promise<Locked> {
  const chosen = seen.alternatives.find((one) => one.choice === choice);
  const next = { spaceId: chosen?.spaceId ?? null, poolIds: chosen?.pooled.map(({ poolId }) => poolId) ?? [] };
  const booking = await lockBookingAndCells(tx, seen.bookingId, next);
  await tx.execute(sql`select from offers where id = ${seen.id} for no key update`);
  const offer = await findOffer(tx, seen.id);
  if (!offer || !booking) throw new DomainError('offer.not-found');
  return { offer, booking };
}
