import type { Temporal } from 'temporal-polyfill';
import type { Instant } from '#kernel';
import { empty, sql, type Queryable } from '#persistence';
import type { Place } from './house-hours.js';

/** Ids of approved bookings, not over yet, of which what falls on this date lies outside the opening hours. */
export async function bookingsOutside(
  db: Queryable,
  { siteId, spaceId }: Place,
  date: Temporal.PlainDate,
  now: Instant,
): Promise<string[]> {
  const outside = await db.query<{ id: string }>(sql`
    select booking.id
    from sites as site
    join spaces as space on space.site_id = site.id
    cross join lateral (
      select tstzrange(
        ${date.toString()}::timestamp at time zone time_zone, (${date.toString()}::date + 1)::timestamp at time zone time_zone
      ) as day
    ) as clocks
    join bookings as booking on booking.space_id = space.id and booking.starts_at < upper(day) and booking.ends_at > lower(day)
    where site.id = ${siteId} ${spaceId ? sql`and space.id = ${spaceId}` : empty}
      and booking.state = 'approved' and booking.ends_at > ${now}
      and not coalesce((
        select during @> (tstzrange(booking.starts_at, booking.ends_at) * day) from open_windows
        where calendar_id = space.calendar_id and date = ${date.toString()}::date
      ), false)
    order by booking.starts_at, booking.id limit 500`);
  return outside.map(({ id }) => id);
}
