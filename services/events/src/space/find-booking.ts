import { DomainError } from '#kernel';
import { sql, type Transaction } from '#persistence';
import { isStanding, type KnownBooking, type Place } from '../domain/following.js';

interface BookingRow extends Omit<KnownBooking, 'place'>, Place {}

/** A booking as it is known here, which nobody brings up to date until the transaction ends. Whoever locks an event too does so afterwards. */
export async function lockBooking(tx: Transaction, id: string): Promise<KnownBooking | undefined> {
  const row = await tx.maybeOne<BookingRow>(sql`
    select id as "bookingId", state, site_id as "siteId", site_name as "siteName", address, space_id as "spaceId", space_name as "spaceName",
      time_zone as "timeZone", starts_at as "start", ends_at as "end", event_id as "eventId"
    from bookings where id = ${id} for no key update`);
  if (!row) return undefined;
  const { bookingId, siteId, siteName, address, spaceId, spaceName, ...rest } = row;
  return { ...rest, place: { bookingId, siteId, siteName, address, spaceId, spaceName } };
}

/**
 * A booking that staff have chosen for an event.
 * @throws DomainError where it is not known, has come to nothing, is another event's, or was asked for by one that does not take
 * it: booking is told so, and gives it to others
 */
export async function lockUsableBooking(tx: Transaction, id: string, eventId: string | null): Promise<KnownBooking> {
  const booking = await lockBooking(tx, id);
  if (!booking) throw new DomainError('event.booking-unknown', { bookingId: id });
  const user = await tx.maybeOne<{ id: string }>(sql`
    select id from events where state in ('draft', 'published') and booking_id = ${id}`);
  const usedBy = user?.id ?? booking.eventId;
  const isFree = user ? user.id === eventId : booking.eventId === null;
  if (!isFree || !isStanding(booking)) throw new DomainError('event.booking-not-usable', { state: booking.state, usedBy });
  return booking;
}
