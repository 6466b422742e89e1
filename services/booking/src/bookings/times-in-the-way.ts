import { DomainError, type ErrorParameter } from '#kernel';
import type { Queryable } from '#persistence';
import { dateOf } from '../domain/free-windows.js';
import type { Interval } from '../domain/interval.js';
import { openingDays, type OpeningCalendar, type OpeningDay } from '../domain/opening-hours.js';
import type { Refusal } from '../domain/refusal.js';
import { timeRefusals, type Circumstances } from '../domain/time-rules.js';
import { findSpace } from '../sites/find-space.js';
import type { RoomToAsk } from './find-room.js';

/** Which rules this time breaks in this room. */
export async function timesInTheWay(
  db: Queryable,
  wish: Interval,
  room: RoomToAsk,
  circumstances: Omit<Circumstances, 'open' | 'opening'>,
): Promise<Refusal[]> {
  const refusals = timeRefusals(wish, room, { ...circumstances, open: room.open, opening: () => [] });
  if (!refusals.some(({ code }) => code === 'booking.outside-opening-hours')) return refusals;
  // What is written down of opening reaches only so far ahead, and does not say why it is closed.
  const days = await daysOf(db, wish, room);
  const open = days.flatMap(({ opens, closes }) => (opens && closes ? [{ start: opens, end: closes }] : []));
  return timeRefusals(wish, room, { ...circumstances, open, opening: () => days.map(shown) });
}

async function daysOf(db: Queryable, { start, end }: Interval, { id }: RoomToAsk): Promise<OpeningDay[]> {
  const calendar: OpeningCalendar | undefined = await findSpace(db, id, { start: start.toString(), end: end.toString() });
  if (!calendar) throw new DomainError('space.not-found');
  return openingDays(calendar, dateOf(start, calendar), dateOf(end, calendar));
}

/** A day as it opens, for whoever is told that the house is closed. */
export const shown = ({ date, opens, closes, ground, note }: OpeningDay): ErrorParameter => ({
  date,
  opens: opens?.toString() ?? null,
  closes: closes?.toString() ?? null,
  ground,
  note: note && { ...note },
});
