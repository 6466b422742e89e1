import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { brokenRules } from './calendar-rules.js';
import { timesIn } from './reading-calendars.js';
import { aSeries, inStockholm, invited, occurrencesOf, type One, type Recurrence } from './series-in-calendars.js';

const patterns = [
  'FREQ=DAILY', 'FREQ=DAILY;INTERVAL=3', 'FREQ=WEEKLY', 'FREQ=WEEKLY;INTERVAL=2', 'FREQ=WEEKLY;BYDAY=MO,TU,SU', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU',
  'FREQ=DAILY;BYDAY=SA,SU', 'FREQ=MONTHLY', 'FREQ=MONTHLY;BYMONTHDAY=-1', 'FREQ=MONTHLY;BYDAY=-1SU', 'FREQ=MONTHLY;BYDAY=2TU,4TU',
  'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU',
];
// Clocks change in March and October, in November, and by half an hour on the other side of the world.
const zones = ['Europe/Stockholm', 'America/New_York', 'Australia/Lord_Howe', 'UTC'];
const clocks = ['00:30', '01:30', '01:45', '02:00', '02:30', '03:00', '13:00', '22:00', '23:59'];
const lengths = [15, 60, 90, 8 * 60, 26 * 60];

const day = (from: string, until: number) => fc.integer({ min: -3, max: until }).map((days) => Temporal.PlainDate.from(from).add({ days }).toString());
const recurrence: fc.Arbitrary<Recurrence> = fc.record({
  pattern: fc.constantFrom(...patterns),
  timeZone: fc.constantFrom(...zones),
  // Mostly about when clocks change.
  from: fc.oneof(...['2026-10-25', '2027-03-28', '2026-11-01', '2027-03-14', '2026-10-04', '2027-04-04'].map((date) => day(date, 1)), day('2026-08-01', 300)),
  clock: fc.constantFrom(...clocks),
  minutes: fc.constantFrom(...lengths),
  count: fc.integer({ min: 1, max: 25 }),
});

// What has become of each by itself: nothing, or not hers, or at another time, or longer.
const fates = fc.array(fc.record({ isHers: fc.boolean(), isOther: fc.nat({ max: 4 }).map((one) => one === 0), later: fc.integer({ min: -600, max: 600 }), longer: fc.constantFrom(0, 0, 30) }), { minLength: 25, maxLength: 25 });

const later = (instant: string, minutes: number) => Temporal.Instant.from(instant).add({ minutes }).toString();

const told = (occurrences: One[]) => occurrences.filter(({ state }) => state === 'approved').map(({ start, end }) => [start, end].map((time) => new Date(time).toISOString()).join('/')).toSorted();

test('a calendar shows exactly what is hers, whatever the rule, whatever has become of each, and whatever clocks do', () => {
  fc.assert(
    fc.property(recurrence, fates, (recurrence, fates) => {
      const occurrences = occurrencesOf(recurrence).map((one, index): One => {
        const { isHers, isOther, later: minutes, longer } = fates[index]!;
        const start = isOther ? later(one.start, minutes) : one.start;
        return { ...one, state: isHers ? 'approved' : 'declined', start, end: later(isOther ? later(one.end, minutes) : one.end, isOther ? longer : 0) };
      });
      fc.pre(occurrences.some(({ state }) => state === 'approved'));
      const text = invited(aSeries(recurrence, occurrences));
      expect(timesIn(text)).toEqual(told(occurrences));
      expect(brokenRules(text)).toEqual([]);
    }),
    { numRuns: 100 },
  );
}, 60_000);

const lineOf = (text: string, name: string) => text.replaceAll('\r\n ', '').split('\r\n').filter((line) => line.startsWith(name));

describe('weeks in which clocks change', () => {
  test.each([
    ['the night when summer time ends', inStockholm('FREQ=DAILY', '2026-10-23', '22:00', 8 * 60, 4), ['8', '9', '8', '8']],
    ['the night when it begins', inStockholm('FREQ=DAILY', '2027-03-26', '22:00', 8 * 60, 4), ['8', '7', '8', '8']],
    ['a series that begins in such a night', inStockholm('FREQ=DAILY', '2026-10-24', '22:00', 8 * 60, 3), ['9', '8', '8']],
    ['the hour that clocks show twice, of which the first is meant', inStockholm('FREQ=DAILY', '2026-10-24', '02:00', 45, 3), ['0.75', '0.75', '0.75']],
  ] as const)('%s: as many hours in a calendar as in the house', (_what, recurrence, hours) => {
    const occurrences = occurrencesOf(recurrence);
    const times = timesIn(invited(aSeries(recurrence, occurrences)));
    expect(times).toEqual(told(occurrences));
    expect(times.map((period) => period.split('/').map(Date.parse)).map(([start, end]) => String((end! - start!) / 3_600_000))).toEqual([...hours]);
  });

  test('what clocks skip is not in the calendar, and does not make the series a day longer', () => {
    const occurrences = occurrencesOf(inStockholm('FREQ=DAILY', '2027-03-27', '02:30', 60, 3));
    expect(occurrences.map(({ recurrenceId }) => recurrenceId.slice(8, 10))).toEqual(['27', '29']);
    const text = invited(aSeries(inStockholm('FREQ=DAILY', '2027-03-27', '02:30', 60, 3), occurrences));
    expect(timesIn(text)).toEqual(told(occurrences));
    expect(lineOf(text, 'EXDATE')).toEqual(['EXDATE;TZID=Europe/Stockholm:20270328T023000']);
  });

  test('the same time of day on either side', () => {
    const weekly = inStockholm('FREQ=WEEKLY', '2026-10-20', '13:00', 60, 3);
    const text = invited(aSeries(weekly, occurrencesOf(weekly)));
    expect(timesIn(text).map((period) => period.slice(0, 16))).toEqual(['2026-10-20T11:00', '2026-10-27T12:00', '2026-11-03T12:00']);
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(lineOf(text, 'RRULE:FREQ=WEEKLY')).toEqual(['RRULE:FREQ=WEEKLY;UNTIL=20261103T225959Z']);
    expect(lineOf(text, 'BEGIN:')).toEqual(['BEGIN:VCALENDAR', 'BEGIN:VTIMEZONE', 'BEGIN:STANDARD', 'BEGIN:DAYLIGHT', 'BEGIN:VEVENT']);
  });
});
