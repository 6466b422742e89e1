import { DomainError, hasRole, isStaff, type Actor } from '#kernel';
import { sql, type Queryable, type Sql, type Transaction } from '#persistence';
import { bookingColumns, joinPlace, type BookingRow } from './booking-row.js';

export const findBooking = (db: Queryable, id: string): Promise<BookingRow | undefined> =>
  db.maybeOne<BookingRow>(sql`select ${bookingColumns} from bookings as booking ${joinPlace} where booking.id = ${id}`);

interface Next {
  /** The space that the booking goes to. */
  spaceId: string | null;
  /** What it takes along. */
  poolIds: readonly string[];
}

/**
 * The booking with the pools and the floor that it needs, and those that it goes to, in one round trip.
 * Pools and then cells are locked in the order of their ids, the same for everybody: whoever decides on the same waits, and nobody
 * waits in a circle. What gives floor up locks it too, so that those whom it keeps out can be told of it before it is gone.
 */
export const lockBookingAndCells = (
  tx: Transaction,
  id: string,
  next: Next = { spaceId: null, poolIds: [] },
): Promise<BookingRow | undefined> =>
  tx.maybeOne<BookingRow>(sql`
    with booking as (select * from bookings where id = ${id} for no key update),
    locked_pools as (
      select id from pools
      where id in (select (item ->> 'poolId')::uuid from booking, jsonb_array_elements(pooled) as item)
        or id = any (${next.poolIds}::uuid[])
      order by id for no key update
    ),
    locked as (
      select id from cells
      where (select count(*) from locked_pools) >= 0 and id in (
        select cell_id from space_cells where space_id in (select space_id from booking union all select ${next.spaceId}::uuid)
      )
      order by id for no key update
    )
    select ${bookingColumns} from booking ${joinPlace} cross join (select count(*) from locked) as waited`);

/**
 * Those that the condition on `booking` chooses, in the order of their ids, where what they hold stays as it is. Their places are
 * read after they are locked: what somebody has just taken to another space would else be found in neither.
 */
export const lockBookings = <B extends BookingRow>(tx: Transaction, which: Sql): Promise<B[]> =>
  tx.query<B>(sql`
    with booking as (select * from bookings as booking where ${which} order by id for no key update)
    select ${bookingColumns} from booking ${joinPlace} order by booking.id`);

export const lockBooking = async (tx: Transaction, id: string): Promise<BookingRow | undefined> => (await lockBookings(tx, sql`id = ${id}`))[0];

/** Whether the actor may know of the booking: it is hers, or she looks after the house. */
export const maySee = (actor: Actor, booking: BookingRow): boolean =>
  isStaff(actor) || hasRole(actor, 'reception') || booking.applicantId === actor.id;

export function found(booking: BookingRow | undefined): BookingRow {
  if (!booking) throw new DomainError('booking.not-found');
  return booking;
}

/** The booking if it is the actor's own; to anybody else it does not exist. */
export function own(booking: BookingRow | undefined, actor: Actor): BookingRow {
  if (!booking || booking.applicantId !== actor.id) throw new DomainError('booking.not-found');
  return booking;
}

/** The booking if the actor may change it: staff any, anybody else her own. */
export const toChange = (booking: BookingRow | undefined, actor: Actor): BookingRow =>
  isStaff(actor) ? found(booking) : own(booking, actor);

/** The booking if the actor may say who came to it: who looks after the house of any, anybody else of her own. */
export function toAttend(booking: BookingRow | undefined, actor: Actor): BookingRow {
  if (!booking || !maySee(actor, booking)) throw new DomainError('booking.not-found');
  return booking;
}

export function mustStillBe(booking: BookingRow, version: number | undefined): void {
  if (version !== undefined && version !== booking.version)
    throw new DomainError('version.changed', { current: booking.version });
}
