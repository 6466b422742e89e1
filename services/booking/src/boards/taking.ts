import { sql, type Sql } from '#persistence';

// As the indexes have it that these are found by.
const isLive = sql`state in ('requested', 'approved')`;
const length = sql`upper(occupied) - lower(occupied)`;
const day = sql`interval '1 day'`;

/**
 * Bookings that are asked for or given and take time of the board, of one space. Those that take no more than a day begin at
 * most a day before it, which a plain index finds faster than one of ranges; there are few others.
 */
export const bookingsOf = (space: Sql): Sql => sql`(
  select * from bookings
  where space_id = ${space} and ${isLive} and ${length} <= ${day}
    and lower(occupied) < board.ends_at and lower(occupied) > board.starts_at - ${day} and upper(occupied) > board.starts_at
  union all
  select * from bookings
  where space_id = ${space} and ${isLive} and ${length} > ${day} and occupied && tstzrange(board.starts_at, board.ends_at)
) as booking`;

/** Whether `booking` keeps others out. */
export const holdsFloor = sql`(booking.state = 'approved' or booking.holds_floor)`;

/** The tables `kept` (holds that have not expired) and `maintained`, of the time of the board. There are few of either. */
export const othersTaking = (now: unknown): Sql => sql`
  kept as materialized (
    select hold.* from board join holds as hold on expires_at > ${now} and occupied && tstzrange(board.starts_at, board.ends_at)
  ),
  maintained as materialized (
    select block.*, tstzrange(block.starts_at, block.ends_at) as occupied
    from board join blocks as block on tstzrange(block.starts_at, block.ends_at) && tstzrange(board.starts_at, board.ends_at)
  )`;
