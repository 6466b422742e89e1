import type { Temporal } from 'temporal-polyfill';
import { openingDays, type OpeningCalendar } from './opening-hours.js';

export interface Closing {
  date: string;
  closes: string;
}

/** How many days ahead closing times are told. */
export const daysTold = 400;
/** When fewer days than this are left of what has been told, it is told again. */
export const daysThatSuffice = 370;

/** The days that are told of: yesterday too, since a day may end at midnight, with somebody still inside. */
export const daysToTell = (today: Temporal.PlainDate) => ({
  from: today.subtract({ days: 1 }),
  to: today.add({ days: daysTold }),
});

/** On which days the site is open, and when it closes on each. */
export const closingsOf = (calendar: OpeningCalendar, from: Temporal.PlainDate, to: Temporal.PlainDate): Closing[] =>
  openingDays(calendar, from, to).flatMap(({ date, closes }) => (closes ? [{ date, closes: closes.toString() }] : []));
