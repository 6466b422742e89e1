import { parseAbsolute, parseDateTime, toCalendarDate, toTime, toZoned } from '@internationalized/date';

const local = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** Whether it is a date with a time of day, as fields hold them once they are filled in. */
export const isMoment = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text);

/** An instant, or a local time, as the day and the time of day by the clocks of a zone. */
export function localTime(at: string, timeZone: string): { date: string; time: string } | undefined {
  if (!local.test(at)) return undefined;
  if (!/(?:Z|[+-]\d\d:\d\d)$/i.test(at)) return { date: at.slice(0, 10), time: at.slice(11, 16) };
  try {
    const zoned = parseAbsolute(at, timeZone);
    return { date: toCalendarDate(zoned).toString(), time: toTime(zoned).toString().slice(0, 5) };
  } catch {
    return undefined;
  }
}

/** How far the clocks of the zone are from UTC then, in milliseconds. */
export const offsetAt = (instant: string, timeZone: string): number => parseAbsolute(instant, timeZone).offset;

/** The instant of a local time; where the clocks skip it, the one after. */
export const instantOf = (at: string, timeZone: string): string => toZoned(parseDateTime(at), timeZone).toAbsoluteString();
