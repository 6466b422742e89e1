import { Temporal } from 'temporal-polyfill';

const dayMs = 86_400_000;
/** Clocks that go back so soon after midnight may show it twice. */
const soonAfterMs = 3 * 3_600_000;

/**
 * The first instant of `date` when the clocks of `timeZone` show `time` or later:
 * of a repeated hour the first, and for an hour that is skipped the moment of the skip.
 */
export const openingInstant = (date: Temporal.PlainDate, time: string, timeZone: string): Temporal.Instant =>
  instantAt(date, time, timeZone, 'earlier');

/** The last instant when the clocks reach `time`, so that a house that closes in a repeated hour closes the second time. */
export const closingInstant = (date: Temporal.PlainDate, time: string, timeZone: string): Temporal.Instant =>
  instantAt(date, time, timeZone, 'later');

/**
 * The midnight with which each of these dates, which come in order, begins, in milliseconds: of those on which the clocks then go
 * for 24 hours and never change.
 */
export function plainMidnights(dates: readonly Temporal.PlainDate[], timeZone: string): (number | undefined)[] {
  let change = -Infinity;
  return dates.map((date) => {
    const start = date.toZonedDateTime(timeZone);
    const midnight = start.epochMilliseconds;
    // To ask for the next change takes long, and it is mostly months away.
    if (change <= midnight) change = start.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity;
    const isPlain = start.hour === 0 && start.minute === 0 && midnight + dayMs + soonAfterMs < change;
    return isPlain ? midnight : undefined;
  });
}

function instantAt(date: Temporal.PlainDate, time: string, timeZone: string, ofTwo: 'earlier' | 'later'): Temporal.Instant {
  const local = time === '24:00' ? date.add({ days: 1 }).toPlainDateTime() : date.toPlainDateTime(time);
  const before = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const isSkipped = !before.toPlainDateTime().equals(local);
  if (isSkipped) return before.getTimeZoneTransition('next')!.toInstant();
  return ofTwo === 'earlier' ? before.toInstant() : local.toZonedDateTime(timeZone, { disambiguation: 'later' }).toInstant();
}
