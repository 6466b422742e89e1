import { DomainError, isStaff, type Actor, type ErrorParameter } from '#kernel';
import { sql, type Queryable } from '#persistence';
import type { Interval } from '../domain/interval.js';

interface Claim extends Interval {
  spaceId: string;
  /** A booking does not stand in its own way. */
  bookingId?: string;
}

interface Obstacle extends Interval {
  bookingId: string;
  spaceId: string;
  spaceName: { sv: string; en: string };
  title: string;
  organisation: string | null;
}

const mostNamed = 10;

/** What has been approved on any part of the space within the time, earliest first. */
export const standingInTheWay = (db: Queryable, { spaceId, start, end, bookingId = '' }: Claim): Promise<Obstacle[]> =>
  db.query<Obstacle>(sql`
    select booking.id as "bookingId", booking.starts_at as "start", booking.ends_at as "end", space.id as "spaceId",
           space.name as "spaceName", booking.title, organisation.name as organisation
    from bookings as booking
    join spaces as space on space.id = booking.space_id
    left join organisations as organisation on organisation.id = booking.organisation_id
    where booking.id in (
      select booking_id from allocations
      where cell_id in (select cell_id from space_cells where space_id = ${spaceId})
        and during && tstzrange(${start}, ${end}) and booking_id::text <> ${bookingId}
    )
    order by booking.starts_at, booking.id limit ${mostNamed}`);

/** Tells anybody when and where, and staff also what: a title may say who somebody meets. */
export function conflict(obstacles: readonly Obstacle[], actor: Actor): DomainError {
  const named = obstacles.map(({ bookingId, title, organisation, start, end, ...place }): ErrorParameter => {
    const open = { ...place, start: start.toString(), end: end.toString() };
    return isStaff(actor) ? { ...open, bookingId, title, organisation } : open;
  });
  return new DomainError('booking.conflict', { standsInTheWay: named });
}
