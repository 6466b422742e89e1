import { Temporal } from 'temporal-polyfill';
import type { Instant } from '#kernel';
import { sql, type Queryable, type Sql } from '#persistence';
import type { DoorBooking } from '../domain/door-codes.js';

interface Row extends Omit<DoorBooking, 'earlier'> {
  earlier: { id: string; start: string }[];
}

/** The booking, with those whose codes may be mistaken for its own: at its door, or at one that leads to a part of the same floor. */
export const findDoorBooking = async (db: Queryable, id: string): Promise<DoorBooking | undefined> =>
  (await find(db, sql`booking.id = ${id}`))[0];

/** Approved bookings to which the door of the space may lead: of the space, or of what it is a part of. */
export const doorBookingsAt = (db: Queryable, spaceId: string, now: Instant): Promise<DoorBooking[]> =>
  find(db, sql`
    booking.state = 'approved' and booking.ends_at > ${now}::timestamptz - interval '1 day'
    and booking.starts_at between ${now}::timestamptz - interval '16 days' and ${now}::timestamptz + interval '1 day'
    and booking.space_id in (
      select id from spaces
      where not exists (
        select cell_id from space_cells where space_id = ${spaceId} except select cell_id from space_cells where space_id = spaces.id
      )
    )`);

// No booking lasts longer than two weeks, and codes are good from a quarter of an hour before.
const earlier = sql`
  select coalesce(jsonb_agg(jsonb_build_object('id', other.id, 'start', other.starts_at)), '[]')
  from bookings as other
  where other.state = 'approved' and (other.starts_at, other.id) < (booking.starts_at, booking.id)
    and other.starts_at > booking.starts_at - interval '16 days' and other.ends_at > booking.starts_at - interval '15 minutes'
    and other.space_id in (
      select theirs.space_id from space_cells join space_cells as theirs using (cell_id) where space_cells.space_id = booking.space_id
    )`;

async function find(db: Queryable, which: Sql): Promise<DoorBooking[]> {
  const rows = await db.query<Row>(sql`
    select booking.id, booking.starts_at as "start", booking.ends_at as "end", (${earlier}) as earlier
    from bookings as booking where ${which} order by booking.starts_at, booking.id`);
  return rows.map((row) => ({ ...row, earlier: row.earlier.map(({ id, start }) => ({ id, start: Temporal.Instant.from(start) })) }));
}
