import { Temporal } from 'temporal-polyfill';

/**
 * The first instant of `date` when the clocks of `timeZone` show `time` or later:
 * of a repeated hour the first, and for an hour that is skipped the moment of the skip.
 */
export const openingInstant = (date: Temporal.PlainDate, time: string, timeZone: string): Temporal.Instant =>
  instantAt(date, time, timeZone, 'earlier');

/** The last instant when the clocks reach `time`, so that a house that closes in a repeated hour closes the second time. */
export const closingInstant = (date: Temporal.PlainDate, time: string, timeZone: string): Temporal.Instant =>
  instantAt(date, time, timeZone, 'later');

/** The midnight with which `date` begins, in milliseconds, where its clocks then go for 24 hours and never change. */
export function plainMidnight(date: Temporal.PlainDate, timeZone: string): number | undefined {
  const start = date.toZonedDateTime(timeZone);
  const next = start.getTimeZoneTransition('next');
  const changes = next !== null && Temporal.Instant.compare(next.toInstant(), start.toInstant().add({ hours: 24 })) <= 0;
  return start.hour === 0 && start.minute === 0 && !changes ? start.epochMilliseconds : undefined;
}

function instantAt(date: Temporal.PlainDate, time: string, timeZone: string, ofTwo: 'earlier' | 'later'): Temporal.Instant {
  const local = time === '24:00' ? date.add({ days: 1 }).toPlainDateTime() : date.toPlainDateTime(time);
  const before = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const isSkipped = !before.toPlainDateTime().equals(local);
  if (isSkipped) return before.getTimeZoneTransition('next')!.toInstant();
  return ofTwo === 'earlier' ? before.toInstant() : local.toZonedDateTime(timeZone, { disambiguation: 'later' }).toInstant();
}
