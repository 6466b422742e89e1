import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { openWithin } from './free-windows.js';
import { contains } from './interval.js';
import { openingDay, type OpeningCalendar } from './opening-hours.js';
import { publicHoliday } from './public-holidays.js';

const time = fc.integer({ min: 0, max: 96 }).map((quarter) => {
  const [hour, minute] = [Math.floor(quarter / 4), (quarter % 4) * 15];
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
});
const hours = fc
  .tuple(time, time)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => (a < b ? { opens: a, closes: b } : { opens: b, closes: a }));
const ordinaryDate = fc.integer({ min: 0, max: 1200 }).map((days) => Temporal.PlainDate.from('2025-12-01').add({ days }));
const date = fc.oneof(
  ordinaryDate,
  fc.constantFrom('2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31').map((day) => Temporal.PlainDate.from(day)),
);

const calendar: fc.Arbitrary<OpeningCalendar> = fc.record({
  // In Beirut the clocks change at midnight.
  timeZone: fc.constantFrom('Europe/Stockholm', 'Atlantic/Azores', 'Asia/Beirut', 'UTC'),
  country: fc.constant('SE'),
  weeklyHours: fc
    .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 7 }), hours), { selector: ([weekday]) => weekday, maxLength: 7 })
    .map((days) => days.map(([weekday, times]) => ({ weekday, ...times }))),
  dayBeforeHolidayCloses: fc.option(time),
  exceptions: fc.constant([]),
});

describe('opening hours, whatever the calendar', () => {
  it('are open at an instant of that date if, and outside the hour that comes twice only if, the clock says so', () => {
    fc.assert(
      fc.property(calendar, date, fc.integer({ min: 0, max: 24 * 12 }), (calendar, date, steps) => {
        const start = date.toZonedDateTime(calendar.timeZone);
        const moment = start.add({ minutes: steps * 5 });
        fc.pre(moment.toPlainDate().equals(date));
        const { opens, closes, ground } = openingDay(calendar, date);
        const isOpen =
          opens !== null &&
          closes !== null &&
          contains({ start: opens, end: closes }, { start: moment.toInstant(), end: moment.toInstant() }) &&
          !moment.toInstant().equals(closes);

        const weekly = calendar.weeklyHours.find(({ weekday }) => weekday === date.dayOfWeek);
        const clock = moment.toPlainTime().toString({ smallestUnit: 'minute' });
        const says = ground === 'weekly' && weekly !== undefined && weekly.opens <= clock && clock < weekly.closes;
        const mayBeOpenTwice = start.hoursInDay > 24;
        fc.pre(ground !== 'day-before-public-holiday');
        return isOpen === says || (isOpen && mayBeOpenTwice);
      }),
      { numRuns: 500 },
    );
  });

  it('are never longer on the day before a holiday than the week says, and only there shortened', () => {
    fc.assert(
      fc.property(calendar, date, (calendar, date) => {
        const day = openingDay(calendar, date);
        const week = openingDay({ ...calendar, dayBeforeHolidayCloses: null }, date);
        const isDayBefore = publicHoliday('SE', date.add({ days: 1 })) !== undefined;
        const isShortened = day.closes === null || Temporal.Instant.compare(day.closes, week.closes!) < 0;
        expect([day.ground === 'weekly' || day.ground === 'public-holiday', isDayBefore && isShortened]).toContain(true);
        expect(day.ground === 'day-before-public-holiday' ? week : day).toEqual(week);
      }),
    );
  });

  it('within any interval lie in it, in order and apart', () => {
    fc.assert(
      fc.property(calendar, date, fc.integer({ min: 1, max: 24 * 14 }), (calendar, date, length) => {
        const start = date.toZonedDateTime(calendar.timeZone).add({ hours: 5 }).toInstant();
        const wanted = { start, end: start.add({ hours: length }) };
        const open = openWithin(calendar, wanted);
        return open.every(
          (window, index) =>
            contains(wanted, window) && (index === 0 || Temporal.Instant.compare(open[index - 1]!.end, window.start) < 0),
        );
      }),
    );
  });
});
