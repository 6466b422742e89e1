import { Temporal } from 'temporal-polyfill';
import { endOfDay, isBefore, later, localDay } from './time.js';

export interface Stay {
  arrivedAt: Temporal.Instant;
  expectedUntil: Temporal.Instant;
  timeZone: string;
  /** When the site closes on the local day that she came in; null when it is not open that day. */
  closes: Temporal.Instant | null;
}

/**
 * When somebody who was forgotten inside is taken to have left: when the house closes, or when what she came to ends, if that is
 * later. Whoever comes when both are past leaves with the day, and so does whoever comes on a day without hours, unless what she
 * came to ends after midnight.
 */
export function leavesAt({ arrivedAt, expectedUntil, timeZone, closes }: Stay): Temporal.Instant {
  const day = localDay(arrivedAt, timeZone);
  const midnight = endOfDay(day, timeZone);
  const nightfall = closes ?? midnight;
  const end = isOfSeveralDays(day, expectedUntil, timeZone) ? nightfall : later(nightfall, expectedUntil);
  return isBefore(arrivedAt, end) ? end : midnight;
}

// An evening may end after midnight. What goes on at noon of the next day goes on for days, and nobody stays for the night.
const isOfSeveralDays = (day: Temporal.PlainDate, expectedUntil: Temporal.Instant, timeZone: string): boolean =>
  isBefore(day.add({ days: 1 }).toPlainDateTime('12:00').toZonedDateTime(timeZone).toInstant(), expectedUntil);
