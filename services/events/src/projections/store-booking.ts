import type { BookingSnapshot } from '#contracts';
import { sql, type Transaction } from '#persistence';

/** Keeps the newest that is known of a booking, whatever order facts come in; of who asked for it, nothing. */
export const storeBooking = (tx: Transaction, booking: BookingSnapshot): Promise<number> =>
  tx.execute(sql`
    insert into bookings as known
      (id, state, site_id, site_name, address, space_id, space_name, time_zone, starts_at, ends_at, event_id, version)
    values (${booking.bookingId}, ${booking.state}, ${booking.siteId}, ${JSON.stringify(booking.siteName)}, ${booking.address},
      ${booking.spaceId}, ${JSON.stringify(booking.spaceName)}, ${booking.timeZone}, ${booking.start}, ${booking.end},
      ${booking.eventId ?? null}, ${booking.version})
    on conflict (id) do update set
      state = excluded.state, site_id = excluded.site_id, site_name = excluded.site_name, address = excluded.address,
      space_id = excluded.space_id, space_name = excluded.space_name, time_zone = excluded.time_zone,
      starts_at = excluded.starts_at, ends_at = excluded.ends_at, event_id = excluded.event_id, version = excluded.version
    where known.version < excluded.version`);
