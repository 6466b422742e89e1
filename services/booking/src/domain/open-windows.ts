import type { Temporal } from 'temporal-polyfill';
import { calendarDays, ruleOn, windowOn, type CalendarDay, type Hours, type OpeningCalendar } from './opening-hours.js';

/** How many days ahead it is written down when each calendar is open. */
export const daysWritten = 800;
/** When fewer days than this are left of what is written, the days that have come nearer are written too. */
export const daysWrittenThatSuffice = 770;
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
  const days = site ? calendarDays(site.country, from, to) : [];
  const remember = new Map<string, OpenWindow | null>();
  return new Map(
    [...calendars].map(([key, calendar]) => [key, days.flatMap((day) => windowOf(calendar, day, remember) ?? [])]),
  );
}

// Clocks are slow to ask, and spaces of one site mostly keep the same times.
function windowOf(calendar: OpeningCalendar, day: CalendarDay, remember: Map<string, OpenWindow | null>): OpenWindow | null {
  const { hours } = ruleOn(calendar, day);
  if (!hours) return null;
  const key = `${day.text} ${hours.opens} ${hours.closes}`;
  const known = remember.get(key);
  if (known !== undefined) return known;
  const window = written(day, hours, calendar.timeZone);
  remember.set(key, window);
  return window;
}

function written({ date, text }: CalendarDay, hours: Hours, timeZone: string): OpenWindow | null {
  const window = windowOn(date, hours, timeZone);
  return window && { date: text, start: window.opens.toString(), end: window.closes.toString() };
}
