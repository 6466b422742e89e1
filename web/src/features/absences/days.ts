import { CalendarDate, parseDate, parseAbsolute, toCalendarDate } from '@internationalized/date';

/** From the beginning of the first day to the end of the last, by the clocks of the house. */
export const periodOf = (first: string, last: string, timeZone: string): { from: string; until: string } => ({
  from: midnight(parseDate(first), timeZone),
  until: midnight(parseDate(last).add({ days: 1 }), timeZone),
});

const midnight = (day: CalendarDate, timeZone: string) => day.toDate(timeZone).toISOString();

/** The days of an absence as they are chosen: the last is the one that it ends in. */
export const daysOf = ({ from, until }: { from: string; until: string }, timeZone: string): { first: string; last: string } => ({
  first: toCalendarDate(parseAbsolute(from, timeZone)).toString(),
  last: toCalendarDate(parseAbsolute(new Date(Date.parse(until) - 1).toISOString(), timeZone)).toString(),
});
