import { Temporal } from 'temporal-polyfill';

export const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0;

export const later = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant => (isBefore(a, b) ? b : a);

export const localDay = (at: Temporal.Instant, timeZone: string): Temporal.PlainDate =>
  at.toZonedDateTimeISO(timeZone).toPlainDate();

/** The first instant of a day there; not always midnight, since some clocks change at midnight. */
export const startOfDay = (day: Temporal.PlainDate, timeZone: string): Temporal.Instant =>
  day.toZonedDateTime(timeZone).toInstant();

/** The first instant that is no longer of that day. */
export const endOfDay = (day: Temporal.PlainDate, timeZone: string): Temporal.Instant =>
  startOfDay(day.add({ days: 1 }), timeZone);
