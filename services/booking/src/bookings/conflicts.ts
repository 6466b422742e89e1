import { DomainError, isStaff, type Actor, type ErrorParameter, type Instant } from '#kernel';
import { sql, type Queryable, type Sql } from '#persistence';
import type { Interval } from '../domain/interval.js';

export interface Claim extends Interval {
  spaceId: string;
  setupMinutes: number;
  clearupMinutes: number;
}

/** What takes floor that somebody wants: an approved booking, a request that keeps others out, a hold, or maintenance. */
export interface Obstacle extends Interval {
  kind: 'booking' | 'hold' | 'maintenance';
  bookingId: string | null;
  spaceId: string;
  spaceName: { sv: string; en: string };
  title: string | null;
  organisation: string | null;
}

const mostNamed = 10;

/** What has taken any part of the space within the time, with what setting up and clearing up take; earliest first. */
export const standingInTheWay = (db: Queryable, { spaceId, start, end, setupMinutes, clearupMinutes }: Claim, now: Instant, ownId = ''): Promise<Obstacle[]> =>
  db.query<Obstacle>(sql`
    with taken as (
      select distinct claim_id, booking_id, hold_id, block_id, during from allocations
      where cell_id in (select cell_id from space_cells where space_id = ${spaceId})
        and during && occupied(${start}, ${end}, ${setupMinutes}, ${clearupMinutes})
        and (expires_at is null or expires_at > ${now}) and claim_id::text <> ${ownId} and ${isNotOfferedTo(sql`${ownId}`)}
    )
    select case when booking.id is not null then 'booking' when hold.id is not null then 'hold' else 'maintenance' end as kind,
      booking.id as "bookingId", lower(taken.during) as "start", upper(taken.during) as "end", space.id as "spaceId",
      space.name as "spaceName", booking.title, organisation.name as organisation
    from taken
    left join bookings as booking on booking.id = taken.booking_id
    left join holds as hold on hold.id = taken.hold_id
    left join blocks as block on block.id = taken.block_id
    join spaces as space on space.id = coalesce(booking.space_id, hold.space_id, block.space_id)
    left join organisations as organisation on organisation.id = booking.organisation_id
    order by lower(taken.during), taken.claim_id limit ${mostNamed}`);

/** What keeps an offer stands in nobody's way but others': it gives way to whatever becomes of the request that it was made for. */
export const isNotOfferedTo = (bookingId: Sql): Sql => sql`(
  hold_id is null or hold_id not in (
    select holds.id from holds join offers on offers.id = offer_id where offers.booking_id::text = ${bookingId}::text
  )
)`;

/** As anybody is told: when, where and whether it is maintenance; staff also what, since a title may say who somebody meets. */
export function namedTo(actor: Actor, { kind, spaceId, spaceName, start, end, bookingId, title, organisation }: Obstacle): Record<string, ErrorParameter> {
  const open = { kind, spaceId, spaceName, start: start.toString(), end: end.toString() };
  return isStaff(actor) ? { ...open, bookingId, title, organisation } : open;
}

export const conflict = (obstacles: readonly Obstacle[], actor: Actor): DomainError =>
  new DomainError('booking.conflict', { standsInTheWay: obstacles.map((obstacle) => namedTo(actor, obstacle)) });
