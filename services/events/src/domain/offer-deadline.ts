import { Temporal } from 'temporal-polyfill';
import { earlier, isBefore, later } from './interval.js';

const longest = Temporal.Duration.from({ hours: 24 });
/** Nobody is given less time than this to answer. */
const shortest = Temporal.Duration.from({ hours: 1 });
const morning = Temporal.PlainTime.from('08:00');
const afterBreakfast = Temporal.PlainTime.from('09:00');
const evening = Temporal.PlainTime.from('20:30');
const nightfall = Temporal.PlainTime.from('21:00');

const isTimeBefore = (a: Temporal.PlainTime, b: Temporal.PlainTime) => Temporal.PlainTime.compare(a, b) < 0;

/** From 21 to 8 nobody should have to look for messages. */
export function isNight(at: Temporal.Instant, timeZone: string): boolean {
  const time = at.toZonedDateTimeISO(timeZone).toPlainTime();
  return isTimeBefore(time, morning) || !isTimeBefore(time, nightfall);
}

/**
 * Until when a seat that is offered now is kept: a day, or half of what is left when the event is near, but never at night.
 * Null where no time of day is left before the event that gives her an hour: then she is given the seat at once.
 */
export function offerDeadline(now: Temporal.Instant, start: Temporal.Instant, timeZone: string): Temporal.Instant | null {
  const first = now.add(shortest);
  if (!isBefore(first, start)) return null;
  const half = now.add({ milliseconds: Math.floor(start.since(now).total('milliseconds') / 2) });
  const wanted = later(first, earlier(now.add(longest), half));
  if (!isNight(wanted, timeZone)) return wanted;
  const { evening, morning } = aroundTheNight(wanted, timeZone);

  if (!isBefore(start, morning.nine.add(shortest))) return morning.nine;
  if (!isBefore(evening, first)) return evening;
  if (!isNight(first, timeZone)) return first;
  return isBefore(morning.eight, start) ? morning.eight : null;
}

/** An offer's deadline when the event has been moved: the same, if that can still be. */
export function deadlineAfterMove(deadline: Temporal.Instant, now: Temporal.Instant, start: Temporal.Instant, timeZone: string): Temporal.Instant | null {
  return isBefore(deadline, start) && !isNight(deadline, timeZone) ? deadline : offerDeadline(now, start, timeZone);
}

/** The evening before the night that `at` falls in, and the morning after it. */
function aroundTheNight(at: Temporal.Instant, timeZone: string) {
  const local = at.toZonedDateTimeISO(timeZone);
  const lastDay = isTimeBefore(local.toPlainTime(), morning) ? local.toPlainDate().subtract({ days: 1 }) : local.toPlainDate();
  const on = (date: Temporal.PlainDate, plainTime: Temporal.PlainTime) => date.toZonedDateTime({ timeZone, plainTime }).toInstant();
  const nextDay = lastDay.add({ days: 1 });
  return { evening: on(lastDay, evening), morning: { eight: on(nextDay, morning), nine: on(nextDay, afterBreakfast) } };
}
