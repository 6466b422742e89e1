import type { Instant } from '#kernel';
import { sql, type Queryable } from '#persistence';
import type { Obstacle } from '../bookings/conflicts.js';
import { hitColumns, type HitRow } from '../opening/bookings-hit.js';
import type { AskedBlock } from './asked-block.js';

const mostNamed = 500;

/** Bookings and requests that share floor with the space then, with the work before and after them; the earliest first. */
export const bookingsMet = (db: Queryable, { spaceId, start, end }: AskedBlock): Promise<HitRow[]> =>
  db.query<HitRow>(sql`
    select ${hitColumns}
    from bookings as booking
    join spaces as space on space.id = booking.space_id
    left join organisations as organisation on organisation.id = booking.organisation_id
    where booking.state in ('requested', 'approved') and booking.occupied && tstzrange(${start}, ${end})
      -- Work before and after lasts at most a day, and a booking two weeks.
      and booking.starts_at > ${start}::timestamptz - interval '16 days'
      and booking.starts_at < ${end}::timestamptz + interval '1 day'
      and booking.space_id in (
        select other.space_id from space_cells as own join space_cells as other using (cell_id) where own.space_id = ${spaceId}
      )
    order by booking.starts_at, booking.id limit ${mostNamed}`);

/**
 * Everything that holds any of the floor then: bookings, requests that keep others out, holds and maintenance.
 * @param ownId of maintenance that does not stand in its own way
 */
export const holdingFloor = (
  db: Queryable,
  { spaceId, start, end }: AskedBlock,
  now: Instant,
  ownId: string | null = null,
): Promise<Obstacle[]> =>
  db.query<Obstacle>(sql`
    with taken as (
      select distinct claim_id, booking_id, hold_id, block_id, during from allocations
      where cell_id in (select cell_id from space_cells where space_id = ${spaceId})
        and during && tstzrange(${start}, ${end}) and (expires_at is null or expires_at > ${now})
        and claim_id is distinct from ${ownId}::uuid
    )
    select case when booking_id is not null then 'booking' when hold_id is not null then 'hold' else 'maintenance' end as kind,
      booking_id as "bookingId", lower(during) as "start", upper(during) as "end", space.id as "spaceId",
      space.name as "spaceName", booking.title, organisation.name as organisation
    from taken
    left join bookings as booking on booking.id = booking_id
    left join holds as hold on hold.id = hold_id
    left join blocks as block on block.id = block_id
    join spaces as space on space.id = coalesce(booking.space_id, hold.space_id, block.space_id)
    left join organisations as organisation on organisation.id = booking.organisation_id
    order by lower(during), claim_id limit ${mostNamed}`);
