import { isStaff, type Actor, type Instant } from '#kernel';
import { sql, type Queryable } from '#persistence';
import { isLate, lateFrom } from '../domain/attendance.js';
import type { BookingRow } from './booking-row.js';

type Placed = Pick<BookingRow, 'start' | 'spaceId'>;

/** From when whoever cancels is late, by the rules of the space as they are now; null where nobody can be. */
export async function lateFromOf(db: Queryable, booking: Placed): Promise<Instant | null> {
  const { minutes } = await db.one<{ minutes: number }>(sql`
    select late_cancellation_minutes as minutes
    from spaces as space join space_rules as rules on rules.space_id = space.id and rules.version = space.rules_version
    where space.id = ${booking.spaceId}`);
  return lateFrom(booking, minutes);
}

/** Whether it is marked that she cancels so late. What the house cancels it has its own reasons for. */
export const isCancelledLate = async (db: Queryable, booking: Placed, actor: Actor, now: Instant): Promise<boolean> =>
  !isStaff(actor) && isLate(await lateFromOf(db, booking), now);
