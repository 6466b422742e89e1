import type { BookingSnapshot } from '#contracts';
import { sql, type Transaction } from '#persistence';

/** Keeps the newest that is known of a booking, whatever order facts come in. Of an applicant who was erased nothing is kept. */
export const storeBooking = (tx: Transaction, booking: BookingSnapshot): Promise<number> =>
  tx.execute(sql`
    insert into bookings as known (
      id, state, title, people, applicant_id, site_id, site_name, address, space_name, time_zone, starts_at, ends_at, version
    ) values (
      ${booking.bookingId}, ${booking.state}, ${booking.title}, ${booking.people}, unless_forgotten(${booking.applicantId})::uuid,
      ${booking.siteId}, ${booking.siteName}, ${booking.address}, ${booking.spaceName}, ${booking.timeZone}, ${booking.start},
      ${booking.end}, ${booking.version})
    on conflict (id) do update set
      state = excluded.state, title = excluded.title, people = excluded.people, applicant_id = excluded.applicant_id,
      site_id = excluded.site_id, site_name = excluded.site_name, address = excluded.address, space_name = excluded.space_name,
      time_zone = excluded.time_zone, starts_at = excluded.starts_at, ends_at = excluded.ends_at, version = excluded.version
    where known.version < excluded.version`);
