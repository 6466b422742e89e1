import { Temporal } from 'temporal-polyfill';
import type { Component, Property } from './component.js';
import { inUtc } from './j-cal.js';
import { byTheClock, timeZoneOf } from './time-zone.js';

/** From one instant to another, RFC 3339, in the time zone of its place. */
export interface Period {
  start: string;
  end: string;
  timeZone: string;
}

/** DTSTART and DTEND by the clocks, whose time zone must be told too; in UTC where one of them is in the hour that clocks show twice. */
export function timesOf({ start, end, timeZone }: Period): Property[] {
  const [from, to] = [start, end].map((time) => byTheClock(Temporal.Instant.from(time), timeZone));
  // Both are said in the same way.
  if (from === undefined || to === undefined) return [['dtstart', {}, 'date-time', inUtc(start)], ['dtend', {}, 'date-time', inUtc(end)]];
  return [['dtstart', { tzid: timeZone }, 'date-time', from], ['dtend', { tzid: timeZone }, 'date-time', to]];
}

/** Each time zone that something is in, for as long as what is in it lasts. */
export function zonesOf(periods: readonly Period[]): Component[] {
  return [...new Set(periods.map(({ timeZone }) => timeZone))].toSorted().map((timeZone) => {
    const own = periods.filter((period) => period.timeZone === timeZone);
    const instants = own.flatMap(({ start, end }) => [Temporal.Instant.from(start), Temporal.Instant.from(end)]).toSorted((a, b) => Temporal.Instant.compare(a, b));
    return timeZoneOf(timeZone, instants[0]!, instants.at(-1)!);
  });
}
