import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import type { SeriesSnapshot } from '#contracts';
import { aTelling } from '../src/domain/telling.builder.js';
import { invitation } from '../src/mail/invitation.js';
import { series as family } from '../src/series/series.js';
import { writtenAs } from '../src/written.builder.js';

export type One = SeriesSnapshot['occurrences'][number];

export interface Recurrence {
  pattern: string;
  timeZone: string;
  from: string;
  clock: string;
  minutes: number;
  count: number;
}

export const inStockholm = (pattern: string, from: string, clock: string, minutes: number, count: number): Recurrence => ({ pattern, timeZone: 'Europe/Stockholm', from, clock, minutes, count });
/** The occurrences as the house has them: by its clocks, none that clocks skip, and of what they show twice the first. */
export function occurrencesOf({ pattern, timeZone, from, clock, minutes, count }: Recurrence): One[] {
  const dtstart = Temporal.PlainDateTime.from(`${from}T${clock}`).toZonedDateTime('UTC');
  const locals = new RRuleTemporal({ rruleString: pattern, dtstart, count, temporal: Temporal }).all().map((date) => date.toPlainDateTime());
  return locals.flatMap((local) => {
    const times = [local, local.add({ minutes })].map((time) => ({ time, at: time.toZonedDateTime(timeZone, { disambiguation: 'earlier' }) }));
    if (times.some(({ time, at }) => !at.toPlainDateTime().equals(time))) return [];
    const [start, end] = times.map(({ at }) => at.toInstant().toString());
    return [{ bookingId: '019a0000-0000-7000-8000-000000000012', recurrenceId: local.toString({ smallestUnit: 'second' }), start: start!, end: end!, state: 'approved' as const, isNews: true }];
  });
}

export const aSeries = (recurrence: Recurrence, occurrences: One[]): SeriesSnapshot => ({
  seriesId: '019a0000-0000-7000-8000-000000000013',
  applicantId: '019a0000-0000-7000-8000-000000000001',
  organisationId: null,
  siteId: '019a0000-0000-7000-8000-000000000002',
  siteName: { sv: 'Parken', en: 'The Park' },
  address: 'Parkgatan 1, Göteborg',
  spaceId: '019a0000-0000-7000-8000-000000000003',
  spaceName: { sv: 'Lilla salen', en: 'Small hall' },
  title: 'Språkkafé',
  rrule: `${recurrence.pattern};COUNT=${recurrence.count}`,
  timeZone: recurrence.timeZone,
  counts: { requested: 0, approved: occurrences.filter(({ state }) => state === 'approved').length, declined: 0, withdrawn: 0, cancelled: 0 },
  first: occurrences[0]!.start,
  last: occurrences.at(-1)!.end,
  reason: null,
  continuedAs: null,
  occurrences,
  version: 3,
});

/** What is sent to her calendar, if anything. */
export function invitedTo(data: SeriesSnapshot, name: string, more: { isInvited?: boolean } = {}): string | null {
  const { calendar: method, to } = family.announced(name, data, new Set());
  const { booking: _, ...writing } = aTelling({ invitation: method, ...more });
  const { calendar } = writtenAs(name, { ...writing, ...to[0]!.matter });
  return (
    calendar &&
    invitation({
      entry: calendar,
      attendee: { email: 'anna@example.se', name: 'Anna Ek', language: 'sv' },
      organizer: { name: 'Parken', address: 'bokning@parken.se', domain: 'parken.se' },
      stamp: new Date('2026-07-20T08:00:00Z'),
    })
  );
}

export const invited = (data: SeriesSnapshot, name = 'series-requested'): string => invitedTo(data, name)!;
