import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { byTheClock, timeZoneOf } from './time-zone.js';

const zones = ['Europe/Stockholm', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Africa/Casablanca', 'Pacific/Apia', 'America/New_York', 'Europe/Istanbul', 'America/Santiago', 'UTC'];
const seconds = (date: string) => Temporal.Instant.from(`${date}T00:00:00Z`).epochMilliseconds / 1000;
const aYear = 366 * 86_400;
const after = (epochSeconds: number) => Temporal.Instant.fromEpochMilliseconds(epochSeconds * 1000);

const inStockholm = (time: string) => byTheClock(Temporal.Instant.from(time), 'Europe/Stockholm');

test('an independent reader understands every time of every zone as it was meant', () => {
  const start = fc.integer({ min: seconds('2005-01-01'), max: seconds('2035-01-01') });
  fc.assert(
    fc.property(fc.constantFrom(...zones), start, fc.integer({ min: 0, max: aYear }), fc.double({ min: 0, max: 1, noNaN: true }), (zone, from, length, part) => {
      const meant = after(from + Math.floor(length * part));
      const local = byTheClock(meant, zone);
      fc.pre(local !== undefined);
      const told = new ICAL.Timezone({ component: new ICAL.Component(timeZoneOf(zone, after(from), after(from + length))), tzid: zone });
      const offset = told.utcOffset(ICAL.Time.fromDateTimeString(local));
      expect([zone, local, offset]).toEqual([zone, local, meant.toZonedDateTimeISO(zone).offsetNanoseconds / 1e9]);
    }),
    { numRuns: 200 },
  );
});

test('only the hour that clocks show twice is not told by them', () => {
  for (const time of ['00:00:00', '00:59:59', '01:00:00', '01:59:59']) expect(inStockholm(`2026-10-25T${time}Z`)).toBeUndefined();
  expect([inStockholm('2026-10-24T23:59:59Z'), inStockholm('2026-10-25T02:00:00Z')]).toEqual(['2026-10-25T01:59:59', '2026-10-25T03:00:00']);
});

const partsOf = (zone: string, from: string, to: string) => {
  const component = new ICAL.Component(timeZoneOf(zone, Temporal.Instant.from(`${from}T00:00:00Z`), Temporal.Instant.from(`${to}T00:00:00Z`)));
  return component.getAllSubcomponents().map((part) => [part.name, String(part.getFirstPropertyValue('dtstart')), String(part.getFirstPropertyValue('rrule') ?? '')]);
};

test('both changes are told, as such that come back every year, also where only one of the two is met', () => {
  expect(partsOf('Europe/Stockholm', '2026-11-26', '2026-11-26')).toEqual([
    ['daylight', '2026-03-29T02:00:00', 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'],
    ['standard', '2026-10-25T03:00:00', 'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'],
  ]);
  expect(partsOf('America/New_York', '2027-07-01', '2029-07-01')).toEqual([
    ['standard', '2026-11-01T02:00:00', 'FREQ=YEARLY;BYMONTH=11;BYDAY=1SU'],
    ['daylight', '2027-03-14T02:00:00', 'FREQ=YEARLY;BYMONTH=3;BYDAY=2SU'],
  ]);
});

test('changes that follow no such rule are told one by one', () => {
  const changes = partsOf('Africa/Casablanca', '2026-01-01', '2027-12-31');
  expect(changes.length).toBeGreaterThan(3);
  expect(changes.map(([, , rule]) => rule)).toEqual(changes.map(() => ''));
});

test.each([
  ['Europe/Istanbul', '2016-06-01', '2016-12-01', [3, 3]],
  ['America/Sao_Paulo', '2019-06-01', '2019-12-01', [-3, -3]],
  ['Europe/Stockholm', '1979-06-01', '1980-07-01', [1, 2]],
])('in %s the year in which a rule began or ended is told as it was', (zone, from, to, hours) => {
  const told = new ICAL.Timezone({ component: new ICAL.Component(timeZoneOf(zone, Temporal.Instant.from(`${from}T00:00:00Z`), Temporal.Instant.from(`${to}T00:00:00Z`))), tzid: zone });
  expect([from, to].map((day) => told.utcOffset(ICAL.Time.fromDateTimeString(`${day}T00:00:00`)) / 3600)).toEqual(hours);
});

test('where clocks do not change any more there is one time', () => {
  expect(partsOf('Europe/Istanbul', '2026-01-01', '2027-12-31')).toEqual([['standard', '1970-01-01T00:00:00', '']]);
  expect(partsOf('UTC', '2026-01-01', '2027-12-31')).toEqual([['standard', '1970-01-01T00:00:00', '']]);
});
