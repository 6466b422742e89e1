import { DomainError, isStaff, type ErrorParameter } from '#kernel';
import type { Queryable } from '#persistence';
import type { RequestedRow } from '../bookings/booking-row.js';
import type { RoomToAsk } from '../bookings/find-room.js';
import type { WhoAsks } from '../bookings/rules-in-the-way.js';
import { shown } from '../bookings/times-in-the-way.js';
import { dateOf } from '../domain/free-windows.js';
import type { Interval } from '../domain/interval.js';
import { openingDays, type OpeningCalendar } from '../domain/opening-hours.js';
import { daysAheadOf } from '../domain/privileges.js';
import type { Refusal } from '../domain/refusal.js';
import { timeRefusals } from '../domain/time-rules.js';
import { servicesOf } from '../domain/wish.js';
import { findSpace } from '../sites/find-space.js';

interface Who extends Pick<WhoAsks, 'actor' | 'grants' | 'now'> {
  /** How far ahead each may be, where it is further than the grants say. */
  daysAheadFor?: (booking: RequestedRow) => number;
}

/** Which rules of the room the time of each booking breaks, by its id. The database is asked once at most, of when it is closed. */
export async function rulesOfEach(
  db: Queryable,
  bookings: readonly RequestedRow[],
  room: RoomToAsk,
  who: Who,
): Promise<Map<string, Refusal[]>> {
  const { actor, grants, now, daysAheadFor = () => 0 } = who;
  const given = daysAheadOf(grants, now);
  const refusalsOf = (booking: RequestedRow, open: readonly Interval[], opening: () => ErrorParameter[]) =>
    timeRefusals(booking, room, {
      now,
      open,
      opening,
      daysAhead: Math.max(given, daysAheadFor(booking)),
      isStaff: isStaff(actor),
      services: servicesOf(room, booking),
    });
  const refusals = new Map(bookings.map((booking) => [booking.id, refusalsOf(booking, around(booking, room.open), () => [])]));
  const closed = bookings.filter(({ id }) => refusals.get(id)!.some(({ code }) => code === 'booking.outside-opening-hours'));
  // What is written down of opening reaches only so far ahead, and does not say why it is closed.
  const calendar = await calendarFor(db, room, closed);
  for (const booking of closed) {
    const days = openingDays(calendar!, dateOf(booking.start, calendar!), dateOf(booking.end, calendar!));
    const open = days.flatMap(({ opens, closes }) => (opens && closes ? [{ start: opens, end: closes }] : []));
    refusals.set(booking.id, refusalsOf(booking, open, () => days.map(shown)));
  }
  return refusals;
}

const twoDaysMs = 48 * 3_600_000;

// Going through two years of days for each of four hundred occurrences would take seconds.
const around = ({ start, end }: Interval, open: readonly Interval[]): Interval[] =>
  open.filter(
    (stretch) =>
      stretch.end.epochMilliseconds > start.epochMilliseconds - twoDaysMs && stretch.start.epochMilliseconds < end.epochMilliseconds + twoDaysMs,
  );

async function calendarFor(db: Queryable, { id }: RoomToAsk, closed: readonly RequestedRow[]): Promise<OpeningCalendar | undefined> {
  if (closed.length === 0) return undefined;
  const times = closed.flatMap(({ start, end }) => [start.toString(), end.toString()]).toSorted();
  const calendar = await findSpace(db, id, { start: times[0]!, end: times.at(-1)! });
  if (!calendar) throw new DomainError('space.not-found');
  return calendar;
}
