import { isStaff, type Actor, type Instant } from '#kernel';
import { sql, type Queryable } from '#persistence';
import { isLate, lateFrom } from '../domain/attendance.js';
import type { BookingRow } from './booking-row.js';

type Placed = Pick<BookingRow, 'id' | 'start' | 'spaceId'>;

/** From when whoever cancels is late, by the rules of the space as they are now; null where nobody can be. */
export async function lateFromOf(db: Queryable, booking: Placed): Promise<Instant | null> {
  return lateFrom(booking, (await minutesOf(db, [booking.spaceId])).get(booking.spaceId) ?? 0);
}

/** Which of these it is marked of that she cancels them so late, by id. What the house cancels it has its own reasons for. */
export async function cancelledLate(
  db: Queryable,
  bookings: readonly Placed[],
  actor: Actor,
  now: Instant,
): Promise<ReadonlySet<string>> {
  if (isStaff(actor) || bookings.length === 0) return new Set();
  const minutes = await minutesOf(db, bookings.map(({ spaceId }) => spaceId));
  const late = bookings.filter((booking) => isLate(lateFrom(booking, minutes.get(booking.spaceId) ?? 0), now));
  return new Set(late.map(({ id }) => id));
}

async function minutesOf(db: Queryable, spaceIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.query<{ id: string; minutes: number }>(sql`
    select space.id, late_cancellation_minutes as minutes
    from spaces as space join space_rules as rules on rules.space_id = space.id and rules.version = space.rules_version
    where space.id = any (${[...new Set(spaceIds)]}::uuid[])`);
  return new Map(rows.map(({ id, minutes }) => [id, minutes]));
}
