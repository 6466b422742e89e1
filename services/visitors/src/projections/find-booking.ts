import type { BookingSnapshot } from '#contracts';
import { DomainError, type Actor, type Instant } from '#kernel';
import { sql, type Queryable, type Transaction } from '#persistence';

export interface KnownBooking extends Pick<
  BookingSnapshot,
  'state' | 'title' | 'people' | 'applicantId' | 'siteId' | 'siteName' | 'address' | 'spaceName' | 'timeZone' | 'version'
> {
  id: string;
  start: Instant;
  end: Instant;
}

/** @throws DomainError `booking.not-found`, also where it is somebody else's and the actor reaches only her own */
export async function findBooking(db: Queryable, id: string, actor: Actor, reach: 'all' | 'own'): Promise<KnownBooking> {
  const booking = await db.maybeOne<KnownBooking>(sql`
    select id, state, title, people, applicant_id as "applicantId", site_id as "siteId", site_name as "siteName", address,
      space_name as "spaceName", time_zone as "timeZone", starts_at as "start", ends_at as "end", version
    from bookings where id = ${id}`);
  if (!booking || (reach === 'own' && booking.applicantId !== actor.id)) throw new DomainError('booking.not-found');
  return booking;
}

/** Until the end of the transaction nobody else names guests of this booking, or lets them follow it. It need not be known. */
export const lockGuestsOf = (tx: Transaction, bookingId: string): Promise<number> =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`guests ${bookingId.toLowerCase()}`}, 0))`);
