import { CalendarDate, parseDate, parseZonedDateTime, toZoned } from '@internationalized/date';
import type { Stretch } from './stretches';

/** When a calendar day begins and ends there: 23 to 25 hours from each other. */
export function dayAt(date: string, timeZone: string): Stretch {
  const day = parseDate(date);
  return { from: midnightOf(day, timeZone), until: midnightOf(day.add({ days: 1 }), timeZone) };
}

const midnightOf = (day: CalendarDate, timeZone: string): number => toZoned(day, timeZone).toDate().getTime();

/** When a clock there shows that time of that day. */
export const instantAt = (date: string, time: string, timeZone: string): number => parseZonedDateTime(`${date}T${time}[${timeZone}]`).toDate().getTime();

export const daysLater = (date: string, days: number): string => parseDate(date).add({ days }).toString();

const aDay = 24 * 3_600_000;

/**
 * A time as the clock on the wall shows it, as milliseconds since the midnight before it: on a day on which clocks change,
 * a week still has its hours below each other.
 */
export function onTheWall({ from, until }: Stretch, date: string, timeZone: string): Stretch {
  return { from: wallOf(from, date, timeZone), until: Math.max(wallOf(from, date, timeZone), wallOf(until, date, timeZone)) };
}

function wallOf(at: number, date: string, timeZone: string): number {
  const shown = clockIn(timeZone).format(at);
  const [day, time] = shown.split(' ') as [string, string];
  const [hours, minutes, seconds] = time.split(':').map(Number) as [number, number, number];
  const days = parseDate(day).compare(parseDate(date));
  return days * aDay + ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(timeZone: string): Intl.DateTimeFormat {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, ...parts });
  clocks.set(timeZone, clock);
  return clock;
}
