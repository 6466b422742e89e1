import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { Period, type Taken, type Tally } from './clock-times.js';

const date = (text: string) => Temporal.PlainDate.from(text);
const seconds = (text: string) => Temporal.Instant.from(text).epochMilliseconds / 1000;
const taken = (start: string, end: string, count = 1): Taken => ({ start: seconds(start), end: seconds(end), count, people: 5 * count });

it('puts what lies over midnight on both days, and counts it where it begins', () => {
  const period = new Period(date('2026-11-20'), date('2026-11-21'), 'Europe/Stockholm');
  const { hours, days } = period.tally([taken('2026-11-20T22:30:00Z', '2026-11-21T00:15:00Z', 2)]);
  expect(days).toEqual([{ count: 2, people: 10, seconds: 3600 }, { count: 0, people: 0, seconds: 9000 }]);
  expect([hours[23], hours[0], hours[1]]).toEqual([
    { count: 2, people: 10, seconds: 3600 }, { count: 0, people: 0, seconds: 7200 }, { count: 0, people: 0, seconds: 1800 },
  ]);
});

function wholeDay(day: string): number[] {
  const period = new Period(date(day), date(day), 'Europe/Stockholm');
  return period.tally([taken('2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z')]).hours.map((hour) => hour.seconds / 3600);
}

it('gives the hour that comes twice what lies in both, and the hour that is skipped nothing', () => {
  expect(wholeDay('2026-03-29')).toEqual([1, 1, 0, ...Array.from({ length: 21 }, () => 1)]);
  expect(wholeDay('2026-10-25')).toEqual([1, 1, 2, ...Array.from({ length: 21 }, () => 1)]);
});

it('counts nothing that begins before the period, but what of it lies within', () => {
  const period = new Period(date('2026-11-20'), date('2026-11-20'), 'UTC');
  expect(period.tally([taken('2026-11-19T23:00:00Z', '2026-11-20T01:00:00Z')]).days).toEqual([{ count: 0, people: 0, seconds: 3600 }]);
});

// Where clocks change by half an hour, differ by three quarters of one, or never change.
const zones = ['Europe/Stockholm', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/St_Johns', 'UTC'];
const secondsIn = (tallies: readonly Tally[]) => tallies.map((one) => one.seconds);
const first = seconds('2026-01-01T00:00:00Z');
const step = 900;

it('agrees, wherever it is, with whoever looks at the clock every quarter of an hour', () => {
  const anyTaken = fc.record({ at: fc.integer({ min: 0, max: 365 * 96 }), quarters: fc.integer({ min: 1, max: 300 }), count: fc.integer({ min: 1, max: 3 }) });
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 330 }), fc.array(anyTaken, { maxLength: 4 }), (zone, day, some) => {
      const from = date('2026-01-01').add({ days: day });
      const period = new Period(from, from.add({ days: 30 }), zone);
      const all = some.map(({ at, quarters, count }) => ({ start: first + at * step, end: first + (at + quarters) * step, count, people: count }));
      const seen = { hours: Array.from({ length: 24 }, () => 0), days: Array.from({ length: 31 }, () => 0), weekHours: Array.from({ length: 168 }, () => 0) };
      for (const { start, end, count } of all)
        for (let at = start; at < end; at += step) {
          const clock = Temporal.Instant.fromEpochMilliseconds(at * 1000).toZonedDateTimeISO(zone);
          const index = from.until(clock.toPlainDate(), { largestUnit: 'days' }).days;
          if (index < 0 || index > 30) continue;
          seen.hours[clock.hour]! += step * count;
          seen.days[index]! += step * count;
          seen.weekHours[(clock.dayOfWeek - 1) * 24 + clock.hour]! += step * count;
        }
      const tally = period.tally(all);
      expect({ hours: secondsIn(tally.hours), days: secondsIn(tally.days), weekHours: secondsIn(tally.weekHours) }).toEqual(seen);
    }),
    { numRuns: 150 },
  );
});
