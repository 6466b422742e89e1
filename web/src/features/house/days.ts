import { parseDate, parseDateTime, startOfWeek, toZoned } from '@internationalized/date';

/** The first day that is shown: that day, or the Monday of its week. */
export const firstDay = (day: string, isWeek: boolean): string => (isWeek ? startOfWeek(parseDate(day), 'sv-SE').toString() : day);

export const daysLater = (day: string, days: number): string => parseDate(day).add({ days }).toString();

/** A time that somebody has written, by the clocks of the site; undefined where it is none. */
export function instantOf(day: string, time: string, timeZone: string): number | undefined {
  try {
    return toZoned(parseDateTime(`${day}T${time}`), timeZone).toDate().getTime();
  } catch {
    return undefined;
  }
}
