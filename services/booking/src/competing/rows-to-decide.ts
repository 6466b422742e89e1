import { decideCompeting, type InputOf } from '#contracts';
import { sql, type Queryable, type Transaction } from '#persistence';
import { bookingColumns, joinPlace, type BookingRow } from '../bookings/booking-row.js';
import { lockBookings } from '../bookings/find-booking.js';
import type { Refusal } from '../domain/refusal.js';
import { lockFloor } from '../series/lock-floor.js';
import type { OfferedAlternative } from '../offers/offer-row.js';
import { about } from './row-refusals.js';

export type Wanted = InputOf<typeof decideCompeting>;

export const rowsOf = ({ approve, offers, decline }: Wanted) => [...(approve ? [approve] : []), ...offers, ...decline];

/** By id, as they are now and nobody keeps them from being changed. */
export async function bookingsSeen(db: Queryable, wanted: Wanted): Promise<Map<string, BookingRow>> {
  const ids = rowsOf(wanted).map(({ bookingId }) => bookingId);
  return byId(await db.query<BookingRow>(sql`
    select ${bookingColumns} from bookings as booking ${joinPlace} where booking.id = any (${ids}::uuid[])`));
}

/**
 * By id, and nobody else changes them, or takes what they have or are to have, until the transaction ends. In the order in which
 * everybody locks: requests, pools, cells and, as the database itself does when a request is decided, their cases.
 */
export async function lockToDecide(
  tx: Transaction,
  seen: ReadonlyMap<string, BookingRow>,
  offered: readonly OfferedAlternative[],
): Promise<Map<string, BookingRow>> {
  const locked = await lockBookings(tx, sql`id = any (${[...seen.keys()]}::uuid[])`);
  await lockFloor(tx, [...locked, ...offered]);
  await tx.execute(sql`select from cases where id = any (${locked.map(({ caseId }) => caseId)}::uuid[]) order by id for no key update`);
  return byId(locked);
}

const byId = (rows: readonly BookingRow[]) => new Map(rows.map((row) => [row.id, row]));

/** Requests that are not there, or not as they were when somebody decided on them. */
export const changedSince = (wanted: Wanted, rows: ReadonlyMap<string, BookingRow>): Refusal[] =>
  rowsOf(wanted).flatMap(({ bookingId, version }): Refusal[] => {
    const row = rows.get(bookingId);
    if (!row) return about(bookingId, [{ code: 'booking.not-found', params: {} }]);
    return row.version === version ? [] : about(bookingId, [{ code: 'version.changed', params: { current: row.version } }]);
  });
