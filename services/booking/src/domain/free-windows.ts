import type { Temporal } from 'temporal-polyfill';
import { clip, merge, type Interval } from './interval.js';
import { openingDays, type OpeningCalendar } from './opening-hours.js';

/** When a site is open within `wanted`. Days that meet at midnight are one stretch. */
export function openWithin(calendar: OpeningCalendar, wanted: Interval): Interval[] {
  const open = openingDays(calendar, dateOf(wanted.start, calendar), dateOf(wanted.end, calendar)).flatMap(({ opens, closes }) =>
    opens && closes ? [{ start: opens, end: closes }] : [],
  );
  return merge(open).flatMap((interval) => clip(interval, wanted) ?? []);
}

export const dateOf = (instant: Temporal.Instant, { timeZone }: Pick<OpeningCalendar, 'timeZone'>): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(timeZone).toPlainDate();
