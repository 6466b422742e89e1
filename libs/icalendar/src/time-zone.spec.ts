import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { byTheClock, timeZoneOf } from './time-zone.js';

const zones = ['Europe/Stockholm', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Africa/Casablanca', 'Pacific/Apia', 'UTC'];
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
