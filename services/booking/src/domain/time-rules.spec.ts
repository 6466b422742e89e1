import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { openWithin } from './free-windows.js';
import { hoursOf, isBefore, type Interval } from './interval.js';
import { openingDays, type OpeningCalendar } from './opening-hours.js';
import { ordinaryRules } from './space-rules.js';
import { timeRefusals, type Circumstances, type TimeRules } from './time-rules.js';

const at = (text: string) => Temporal.Instant.from(text);
const now = at('2026-11-20T10:00:00Z');
const hours = { opens: '08:00', closes: '17:00' };
const house: OpeningCalendar = {
  timeZone: 'Europe/Stockholm',
  country: 'SE',
  weeklyHours: [
    ...[1, 2, 3, 4].map((weekday) => ({ weekday, ...hours })),
    { weekday: 5, opens: '08:00', closes: '24:00' },
    { weekday: 6, opens: '00:00', closes: '24:00' },
  ],
  dayBeforeHolidayCloses: '13:00',
  exceptions: [],
};
const ordinary: TimeRules = { ...ordinaryRules, timeZone: house.timeZone };

const dayOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(house.timeZone).toPlainDate();

function circumstances({ start, end }: Interval, more: Partial<Circumstances> = {}): Circumstances {
  const days = openingDays(house, dayOf(start).subtract({ days: 1 }), dayOf(end).add({ days: 1 }));
  const open = days.flatMap(({ opens, closes }) => (opens && closes ? [{ start: opens, end: closes }] : []));
  return { now, open, daysAhead: 0, isStaff: false, services: [], opening: () => ['as it opens'], ...more };
}

const interval = (start: string, end: string): Interval => ({ start: at(start), end: at(end) });
const refusals = (wish: Interval, rules: Partial<TimeRules> = {}, more: Partial<Circumstances> = {}) =>
  timeRefusals(wish, { ...ordinary, ...rules }, circumstances(wish, more));
const codes = (...args: Parameters<typeof refusals>) => refusals(...args).map(({ code }) => code);

const afternoon = interval('2026-11-26T13:00+01:00', '2026-11-26T15:00+01:00');

describe('when a space may be had', () => {
  it('may end exactly at closing time, at midnight, and go on past it when the house does', () => {
    expect(codes(interval('2026-11-26T08:00+01:00', '2026-11-26T17:00+01:00'))).toEqual([]);
    expect(codes(interval('2026-11-28T20:00+01:00', '2026-11-29T00:00+01:00'))).toEqual([]);
    expect(codes(interval('2026-11-27T20:00+01:00', '2026-11-28T02:00+01:00'))).toEqual([]);
  });

  it.each<[string, Interval, Partial<TimeRules>, string, object]>([
    ['yesterday', interval('2026-11-19T10:00Z', '2026-11-19T11:00Z'), {}, 'booking.in-the-past', { start: '2026-11-19T10:00:00Z' }],
    ['over a year ahead', interval('2027-11-22T10:00Z', '2027-11-22T11:00Z'), {}, 'booking.too-far-ahead', { days: 365, last: '2027-11-20' }],
    ['over a day', interval('2026-11-27T10:00Z', '2026-11-28T10:01Z'), {}, 'booking.too-long', { minutes: 1440 }],
    ['shorter than the rule', afternoon, { shortestMinutes: 180 }, 'booking.too-short', { minutes: 180 }],
    [
      'on shorter notice than the rule',
      interval('2026-11-20T12:00Z', '2026-11-20T13:00Z'),
      { noticeMinutes: 180 },
      'booking.too-soon',
      { minutes: 180, earliest: '2026-11-20T13:00:00Z' },
    ],
    [
      'between the steps, which are counted from opening',
      interval('2026-11-26T13:10+01:00', '2026-11-26T15:00+01:00'),
      { gridMinutes: 45 },
      'booking.off-grid',
      { minutes: 45, nearest: ['2026-11-26T11:30:00Z', '2026-11-26T12:15:00Z'] },
    ],
  ])('is not %s', (_, wish, rules, code, params) => {
    expect(refusals(wish, rules)).toEqual([{ code, params }]);
  });

  it('says every rule in the way, not only the first', () => {
    const wish = interval('2026-11-23T10:20Z', '2026-11-23T17:10Z');
    expect(codes(wish, { noticeMinutes: 10_080, longestMinutes: 240, gridMinutes: 60 })).toEqual([
      'booking.too-soon',
      'booking.too-long',
      'booking.outside-opening-hours',
      'booking.off-grid',
    ]);
  });

  it('asks staff neither for notice nor for the step', () => {
    const wish = interval('2026-11-20T10:20Z', '2026-11-20T11:00Z');
    expect(codes(wish, { noticeMinutes: 600, gridMinutes: 60 }, { isStaff: true })).toEqual([]);
  });

  it('goes further ahead where an agreement gives it, and never less far than the rules', () => {
    const wish = interval('2027-11-22T10:00Z', '2027-11-22T11:00Z');
    expect(codes(wish, {}, { daysAhead: 540 })).toEqual([]);
    expect(codes(afternoon, {}, { daysAhead: 1 })).toEqual([]);
  });

  it('is told with the days as they open', () => {
    const wish = interval('2026-12-31T12:00+01:00', '2026-12-31T14:00+01:00');
    expect(refusals(wish)).toEqual([
      { code: 'booking.outside-opening-hours', params: { timeZone: 'Europe/Stockholm', opening: ['as it opens'] } },
    ]);
  });

  it('begins earlier with somebody who opens earlier, if she is told in time', () => {
    const opener = { id: 'opener', name: { sv: 'Tidig öppning', en: 'Early opening' }, leadMinutes: 2880, opensEarlierMinutes: 60 };
    const early = interval('2026-11-26T07:00+01:00', '2026-11-26T09:00+01:00');
    expect(codes(early)).toEqual(['booking.outside-opening-hours']);
    expect(codes(early, {}, { services: [opener] })).toEqual([]);
    expect(codes(interval('2026-11-26T06:59+01:00', '2026-11-26T09:00+01:00'), {}, { services: [opener] })).toEqual(['booking.outside-opening-hours']);
    const tomorrow = interval('2026-11-20T17:00+01:00', '2026-11-20T18:00+01:00');
    expect(refusals(tomorrow, {}, { services: [opener] })).toEqual([
      {
        code: 'booking.service-too-late',
        params: { serviceId: 'opener', name: opener.name, minutes: 2880, latest: '2026-11-18T16:00:00Z' },
      },
    ]);
  });

  it.each([
    ['in spring', '2027-03-28T00:00+01:00', 23],
    ['in autumn', '2026-10-25T00:00+02:00', 25],
  ])('counts the hours of the day on which clocks change %s as they pass', (_, midnight, length) => {
    const start = at(midnight);
    const night = { start, end: start.add({ hours: length }) };
    expect(hoursOf(night)).toBe(length);
    const open = [night];
    const lengths = { ...ordinary, longestMinutes: length * 60 };
    expect(timeRefusals(night, lengths, { ...circumstances(night, { now: start }), open })).toEqual([]);
    expect(timeRefusals(night, { ...lengths, longestMinutes: length * 60 - 1 }, { ...circumstances(night, { now: start }), open })).toEqual([
      { code: 'booking.too-long', params: { minutes: length * 60 - 1 } },
    ]);
  });

  it('is, for one minute or a day, exactly what the house is open for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500_000 }), fc.integer({ min: 5, max: 1440 }), (minutes, length) => {
        const start = now.add({ minutes });
        const wish = { start, end: start.add({ minutes: length }) };
        const open = openWithin(house, wish);
        const isWhollyOpen = open.length === 1 && open[0]!.end.since(open[0]!.start).total('minutes') === length;
        expect(codes(wish)).toEqual(isWhollyOpen ? [] : ['booking.outside-opening-hours']);
      }),
    );
  });

  it('names as nearest two starts that are on the step, one before and one after', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 539 }), fc.constantFrom(7, 10, 15, 30, 45, 60, 90), (minute, gridMinutes) => {
        const opens = at('2026-11-26T08:00+01:00');
        const start = opens.add({ minutes: minute });
        const wish = { start, end: start.add({ minutes: 1 }) };
        fc.pre(minute % gridMinutes !== 0);
        const [refusal] = refusals(wish, { gridMinutes, shortestMinutes: 1 });
        const [before, after] = (refusal!.params.nearest as string[]).map(at);
        expect(isBefore(before!, start) && isBefore(start, after!)).toBe(true);
        expect(before!.add({ minutes: gridMinutes }).equals(after!)).toBe(true);
        expect(codes({ start: before!, end: before!.add({ minutes: 1 }) }, { gridMinutes, shortestMinutes: 1 })).toEqual([]);
      }),
    );
  });
});
