import type { Temporal } from 'temporal-polyfill';
import { calendarDays, ruleOn, windowOn, type CalendarDay, type Hours, type OpeningCalendar } from './opening-hours.js';
import { plainMidnights } from './wall-clock.js';

/** How many days ahead it is written down when each calendar is open: further than any agreement lets anybody ask. */
export const daysWritten = 1130;
/** When fewer days than this are left of what is written, the days that have come nearer are written too. */
export const daysWrittenThatSuffice = 1100;
/** For how many days what has been is kept. */
export const daysKept = 60;

/** The day before today too: one that ends at midnight may still concern somebody. */
export const daysToWrite = (today: Temporal.PlainDate) => ({
  from: today.subtract({ days: 1 }),
  to: today.add({ days: daysWritten }),
});

/** On which date, from when to when. Text, since there may be hundreds of thousands. */
export interface OpenWindow {
  date: string;
  start: string;
  end: string;
}

/** When each of the calendars of one site, its own and its spaces', is open from `from` to `to`; closed days are left out. */
export function openWindows<K>(
  calendars: ReadonlyMap<K, OpeningCalendar>,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Map<K, OpenWindow[]> {
  const [site] = calendars.values();
  if (!site) return new Map();
  const dates = calendarDays(site.country, from, to);
  const midnights = plainMidnights(dates.map(({ date }) => date), site.timeZone);
  const days = dates.map((day, index) => ({ ...day, midnight: midnights[index] }));
  return new Map([...calendars].map(([key, calendar]) => [key, days.flatMap((day) => windowOf(calendar, day) ?? [])]));
}

interface Day extends CalendarDay {
  /** In milliseconds, of a day on which nothing happens to the clocks. */
  midnight: number | undefined;
}

// Clocks are slow to ask: on most days one need only count from midnight.
function windowOf(calendar: OpeningCalendar, day: Day): OpenWindow | undefined {
  const { hours } = ruleOn(calendar, day);
  if (!hours) return undefined;
  const { midnight } = day;
  if (midnight === undefined) return written(day, hours, calendar.timeZone);
  return { date: day.text, start: after(midnight, hours.opens), end: after(midnight, hours.closes) };
}

function written({ date, text }: CalendarDay, hours: Hours, timeZone: string): OpenWindow | undefined {
  const window = windowOn(date, hours, timeZone);
  return window ? { date: text, start: window.opens.toString(), end: window.closes.toString() } : undefined;
}

const after = (midnight: number, time: string): string =>
  new Date(midnight + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000).toISOString().replace('.000Z', 'Z');
