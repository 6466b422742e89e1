import { Temporal } from 'temporal-polyfill';
import type { Component } from './j-cal.js';

const before = { nanoseconds: 1 };
const seconds = { smallestUnit: 'second' } as const;

/**
 * A time zone as calendars know it, for times from `from` until `to`: the offset that holds at the first, and every change until
 * the last, each by itself. A rule for ever would promise what parliaments may change.
 */
export function timeZoneOf(timeZone: string, from: Temporal.Instant, to: Temporal.Instant): Component {
  const observances: Component[] = [];
  const first = from.toZonedDateTimeISO(timeZone);
  let change = first.add(before).getTimeZoneTransition('previous');
  if (!change) observances.push(observance('standard', '1970-01-01T00:00:00', first.offset, first.offset));
  for (change ??= first.getTimeZoneTransition('next'); change; change = change.getTimeZoneTransition('next')) {
    if (Temporal.Instant.compare(change.toInstant(), to) > 0) break;
    observances.push(changeAt(change));
  }
  return ['vtimezone', [['tzid', {}, 'text', timeZone]], observances];
}

function changeAt(change: Temporal.ZonedDateTime): Component {
  const earlier = change.subtract(before);
  const isForward = change.offsetNanoseconds > earlier.offsetNanoseconds;
  // By the clocks as they were.
  const at = change.withTimeZone(earlier.offset).toPlainDateTime().toString(seconds);
  return observance(isForward ? 'daylight' : 'standard', at, earlier.offset, change.offset);
}

const observance = (kind: 'standard' | 'daylight', at: string, from: string, to: string): Component => [
  kind,
  [
    ['dtstart', {}, 'date-time', at],
    ['tzoffsetfrom', {}, 'utc-offset', from],
    ['tzoffsetto', {}, 'utc-offset', to],
  ],
  [],
];

/** A time by the clocks of its zone; undefined in the hour that they show twice, of which calendar programs take one or the other. */
export function byTheClock(instant: Temporal.Instant, timeZone: string): string | undefined {
  const local = instant.toZonedDateTimeISO(timeZone).toPlainDateTime();
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) => local.toZonedDateTime(timeZone, { disambiguation }));
  return earlier!.equals(later!) ? local.toString(seconds) : undefined;
}
