import type { Temporal } from 'temporal-polyfill';
import type { Instant } from '#kernel';
import { sql, type Queryable } from '#persistence';
import { openWithin } from '../domain/free-windows.js';
import { clip, contains, isBefore, type Interval } from '../domain/interval.js';
import type { SiteCalendar } from './calendars.js';

interface Booked extends Interval {
  id: string;
}

/** Ids of approved bookings, not over yet, that on this date lie outside the opening hours. */
export async function bookingsOutside(
  db: Queryable,
  calendar: SiteCalendar,
  date: Temporal.PlainDate,
  now: Instant,
): Promise<string[]> {
  const day = {
    start: date.toZonedDateTime(calendar.timeZone).toInstant(),
    end: date.add({ days: 1 }).toZonedDateTime(calendar.timeZone).toInstant(),
  };
  const booked = await db.query<Booked>(sql`
    select booking.id, booking.starts_at as "start", booking.ends_at as "end"
    from bookings as booking join spaces as space on space.id = booking.space_id
    where space.site_id = ${calendar.siteId} and booking.state = 'approved'
      and booking.starts_at < ${day.end} and booking.ends_at > ${day.start}
    order by booking.starts_at, booking.id`);
  const open = openWithin(calendar, day);
  return booked.filter((booking) => isBefore(now, booking.end) && !isOpenFor(open, clip(booking, day))).map(({ id }) => id);
}

const isOpenFor = (open: readonly Interval[], booked: Interval | undefined): boolean =>
  booked === undefined || open.some((window) => contains(window, booked));
