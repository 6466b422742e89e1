import { Temporal } from 'temporal-polyfill';
import { observed, type ClockChange } from './clock-change.js';
import { observedEveryYear } from './every-year.js';
import type { Component } from './component.js';

const before = { nanoseconds: 1 };
/** Where clocks have not changed for so long, and do not, they do not change. */
const lately = { years: 2 };

/**
 * A time zone as calendars know it, for times from `from` until `to`. Some programs understand no change of clocks but one that comes
 * back every year, and want the one to winter as well as the one to summer: so they are told where all that really happens until a
 * year later is as regular as that. What is not, as in Morocco, is told change by change. Of what comes later nothing is promised:
 * whatever is told of that comes with a time zone of its own.
 */
export function timeZoneOf(timeZone: string, from: Temporal.Instant, to: Temporal.Instant): Component {
  const [begins, ends] = [monthOf(from), monthOf(to).add({ months: 1 })].map((month) => month.toInstant()) as [Temporal.Instant, Temporal.Instant];
  const key = `${timeZone} ${begins.epochMilliseconds} ${ends.epochMilliseconds}`;
  const component = known.get(key) ?? zoneBetween(timeZone, begins, ends);
  if (known.size >= mostKnown) known.clear();
  known.set(key, component);
  return component;
}

// To find out when clocks change takes milliseconds, and most of what is told is of the same months.
const known = new Map<string, Component>();
const mostKnown = 500;

const monthOf = (instant: Temporal.Instant): Temporal.ZonedDateTime => instant.toZonedDateTimeISO('UTC').with({ day: 1 }).startOfDay();

function zoneBetween(timeZone: string, from: Temporal.Instant, to: Temporal.Instant): Component {
  const first = from.toZonedDateTimeISO(timeZone);
  const limit = to.toZonedDateTimeISO(timeZone).add({ years: 1 });
  const recent = recentChanges(first);
  const changes = [...recent, ...laterChanges(first, to)].map(changeAt);
  const regular = recent.length === 0 ? undefined : observedEveryYear([...recent, ...laterChanges(first, limit.toInstant())].map(changeAt), limit.toPlainDateTime());
  const observances = regular ?? [...(recent.length === 0 ? [unchanging(first.offset)] : []), ...changes.map((change) => observed(change))];
  return ['vtimezone', [['tzid', {}, 'text', timeZone]], observances];
}

/** The two that came last, if they are not long ago. */
function recentChanges(first: Temporal.ZonedDateTime): Temporal.ZonedDateTime[] {
  const last = first.add(before).getTimeZoneTransition('previous');
  const all = [last?.getTimeZoneTransition('previous'), last];
  return all.filter((change) => change != null && Temporal.ZonedDateTime.compare(change, first.subtract(lately)) > 0) as Temporal.ZonedDateTime[];
}

function laterChanges(first: Temporal.ZonedDateTime, to: Temporal.Instant): Temporal.ZonedDateTime[] {
  const found: Temporal.ZonedDateTime[] = [];
  for (let change = first.getTimeZoneTransition('next'); change && Temporal.Instant.compare(change.toInstant(), to) <= 0; change = change.getTimeZoneTransition('next')) found.push(change);
  return found;
}

function changeAt(change: Temporal.ZonedDateTime): ClockChange {
  const earlier = change.subtract(before);
  return { at: change.withTimeZone(earlier.offset).toPlainDateTime(), from: earlier.offset, to: change.offset, isForward: change.offsetNanoseconds > earlier.offsetNanoseconds };
}

const unchanging = (offset: string): Component => observed({ at: Temporal.PlainDateTime.from('1970-01-01T00:00'), from: offset, to: offset, isForward: false });

/** A time by the clocks of its zone; undefined in the hour that they show twice, of which calendar programs take one or the other. */
export function byTheClock(instant: Temporal.Instant, timeZone: string): string | undefined {
  const local = instant.toZonedDateTimeISO(timeZone).toPlainDateTime();
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) => local.toZonedDateTime(timeZone, { disambiguation }));
  return earlier!.equals(later!) ? local.toString({ smallestUnit: 'second' }) : undefined;
}
