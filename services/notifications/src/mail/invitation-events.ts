import { Temporal } from 'temporal-polyfill';
import { byTheClock, inUtc, ruleOf, timesOf, zonesOf, type Component, type Property } from '#icalendar';
import type { CalendarEntry } from '../domain/calendar-entry.js';
import { beginning, type Recurring } from '../domain/recurring.js';
import type { Period } from '../domain/told.js';

export interface Meeting {
  /** When what is told happened. */
  stamp: string;
  /** Who invites, and who is invited. */
  people: Property[];
}

/** What is told as one VEVENT, be it all or one of many. */
type Event = Omit<CalendarEntry, 'recurring' | 'exceptions'>;

/** Of what recurs all in one, and then each that is not as the rest. */
export function eventsOf({ recurring, exceptions = [], ...entry }: CalendarEntry, meeting: Meeting): Component[] {
  if (!recurring) return [eventOf(entry, timesOf(entry), meeting)];
  const others = exceptions.map((exception) => ({ ...entry, ...exception }));
  return [eventOf(entry, recurrenceOf(recurring, entry.timeZone), meeting), ...others.map((one) => eventOf(one, timesOf(one), meeting))];
}

/** The time zone as long as any of it lasts, be it by what the rule says or by what has become of it. */
export function zonesOfEntry({ recurring, exceptions = [], ...entry }: CalendarEntry): Component[] {
  const { timeZone, recurrenceId } = entry;
  const ruled = [...(recurrenceId ? [recurrenceId] : []), ...(recurring ? [recurring.starts, recurring.last] : [])];
  const began = ruled.map((id): Period => ({ timeZone, start: startOf(id, timeZone), end: startOf(id, timeZone, recurring?.seconds) }));
  return zonesOf([...(recurring ? [] : [entry]), ...began, ...exceptions.map((one) => ({ ...one, timeZone }))]);
}

const startOf = (id: string, timeZone: string, seconds = 0): string => beginning(id, timeZone).add({ seconds }).toInstant().toString();

const eventOf = (event: Event, times: Property[], { stamp, people }: Meeting): Component => [
  'vevent',
  [
    ['uid', {}, 'text', event.uid],
    ...(event.recurrenceId === undefined ? [] : [clock('recurrence-id', event.timeZone, event.recurrenceId)]),
    ['sequence', {}, 'integer', event.sequence],
    ['dtstamp', {}, 'date-time', inUtc(stamp)],
    ['last-modified', {}, 'date-time', inUtc(stamp)],
    ...times,
    ['summary', {}, 'text', event.summary],
    ['location', {}, 'text', event.location],
    ['description', {}, 'text', event.description],
    ['url', {}, 'uri', event.url],
    ['status', {}, 'text', event.method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'],
    ['transp', {}, 'text', event.method === 'CANCEL' ? 'TRANSPARENT' : 'OPAQUE'],
    ...people,
  ],
  [],
];

function recurrenceOf({ starts, seconds, rrule, exdates, rdates }: Recurring, timeZone: string): Property[] {
  return [
    clock('dtstart', timeZone, starts),
    lengthOf(starts, seconds, timeZone),
    ruleOf(rrule),
    ...(exdates.length === 0 ? [] : [clock('exdate', timeZone, ...exdates)]),
    ...(rdates.length === 0 ? [] : [clock('rdate', timeZone, ...rdates)]),
  ];
}

/** Where clocks change before its end, that says of the others nothing that all calendars understand alike. */
function lengthOf(starts: string, seconds: number, timeZone: string): Property {
  const start = beginning(starts, timeZone);
  const end = start.add({ seconds });
  const local = byTheClock(end.toInstant(), timeZone);
  if (local === undefined || start.offset !== end.offset) return ['duration', {}, 'duration', Temporal.Duration.from({ seconds }).round({ largestUnit: 'hours' }).toString()];
  return clock('dtend', timeZone, local);
}

const clock = (name: string, tzid: string, ...times: string[]): Property => [name, { tzid }, 'date-time', ...times];
