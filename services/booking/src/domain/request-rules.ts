import type { Temporal } from 'temporal-polyfill';
import { DomainError } from '#kernel';
import { dateOf, openWithin } from './free-windows.js';
import { contains, hoursOf, isBefore, type Interval } from './interval.js';
import { openingDays, type OpeningCalendar } from './opening-hours.js';

export const furthestDaysAhead = 365;
export const longestHours = 24;

export interface Wish extends Interval {
  people: number;
  equipment: readonly string[];
}

export interface Room {
  capacity: number;
  equipment: readonly string[];
}

/** May this be asked for at all, whoever else wants it? Says no with the first reason it finds. */
export function mustBeAskable(
  wish: Wish,
  room: Room,
  calendar: OpeningCalendar,
  now: Temporal.Instant,
  daysAhead = furthestDaysAhead,
): void {
  mustEndAfterItStarts(wish);
  mustNotBeInThePast(wish, now);
  mustNotBeTooFarAhead(wish, calendar, now, daysAhead);
  mustNotBeTooLong(wish);
  mustHoldThePeople(wish, room);
  mustHaveTheEquipment(wish, room);
  mustBeWithinOpeningHours(wish, calendar);
}

export function mustEndAfterItStarts({ start, end }: Interval, field = 'end'): void {
  if (isBefore(start, end)) return;
  const times = { start: start.toString(), end: end.toString() };
  throw new DomainError('input.end-before-start', times, [
    { field, code: 'end-before-start', message: 'must be after the start' },
  ]);
}

function mustNotBeInThePast({ start }: Interval, now: Temporal.Instant): void {
  if (isBefore(start, now)) throw new DomainError('booking.in-the-past', { start: start.toString() });
}

function mustNotBeTooFarAhead(
  { start }: Interval,
  { timeZone }: OpeningCalendar,
  now: Temporal.Instant,
  days: number,
): void {
  const last = now.toZonedDateTimeISO(timeZone).add({ days });
  if (isBefore(last.toInstant(), start))
    throw new DomainError('booking.too-far-ahead', { days, last: last.toPlainDate().toString() });
}

/** What was once given so far ahead may be moved about there. */
export const daysAheadToMove = (
  booked: Interval,
  { timeZone }: OpeningCalendar,
  now: Temporal.Instant,
  daysAhead: number,
): number => Math.max(daysAhead, dateOf(now, { timeZone }).until(dateOf(booked.start, { timeZone })).days + 1);

function mustNotBeTooLong(wish: Interval): void {
  if (hoursOf(wish) > longestHours) throw new DomainError('booking.too-long', { hours: longestHours });
}

function mustHoldThePeople({ people }: Wish, { capacity }: Room): void {
  if (people > capacity) throw new DomainError('booking.too-many-people', { people, capacity });
}

function mustHaveTheEquipment({ equipment }: Wish, room: Room): void {
  const missing = equipment.filter((thing) => !room.equipment.includes(thing));
  if (missing.length > 0) throw new DomainError('booking.equipment-missing', { missing });
}

function mustBeWithinOpeningHours(wish: Interval, calendar: OpeningCalendar): void {
  if (openWithin(calendar, wish).some((open) => contains(open, wish))) return;

  const opening = openingDays(calendar, dateOf(wish.start, calendar), dateOf(wish.end, calendar)).map((day) => ({
    date: day.date,
    opens: day.opens?.toString() ?? null,
    closes: day.closes?.toString() ?? null,
    ground: day.ground,
    note: day.note && { ...day.note },
  }));
  throw new DomainError('booking.outside-opening-hours', { timeZone: calendar.timeZone, opening });
}
