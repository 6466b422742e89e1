import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { openWithin } from './free-windows.js';
import { contains } from './interval.js';
import { openWindows } from './open-windows.js';
import { openingDay, openingDays, type OpeningCalendar, type OpeningDay, type Season } from './opening-hours.js';
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

const week = calendar.map(({ weeklyHours }) => weeklyHours);
const note = { sv: 'x', en: 'x' };
const exceptions = fc
  .uniqueArray(fc.tuple(date, fc.option(hours)), { selector: ([day]) => day.toString(), maxLength: 8 })
  .map((days) => days.map(([day, times]) => ({ date: day.toString(), hours: times, note })));
/** Stretches between dates in order, every other of which is a season. */
const seasons: fc.Arbitrary<Season[]> = fc
  .tuple(fc.uniqueArray(fc.integer({ min: 0, max: 1200 }), { minLength: 2, maxLength: 9 }), fc.infiniteStream(week))
  .map(([days, weeks]) => {
    const dates = days.toSorted((a, b) => a - b).map((day) => Temporal.PlainDate.from('2025-12-01').add({ days: day }).toString());
    return dates.flatMap((firstDay, index) =>
      index % 2 === 0 && index + 1 < dates.length
        ? { name: note, firstDay, lastDay: dates[index + 1]!, weeklyHours: weeks.next().value }
        : [],
    );
  });
const told = ({ opens, closes, ...day }: OpeningDay) => ({ ...day, opens: opens?.toString(), closes: closes?.toString() });
const own = fc.record({ weeklyHours: fc.option(week), seasons, exceptions });
const full: fc.Arbitrary<OpeningCalendar> = fc
  .tuple(calendar, seasons, exceptions, fc.option(own))
  .map(([site, seasons, exceptions, own]) => ({ ...site, seasons, exceptions, own }));

describe('open windows, whatever the calendars', () => {
  it('are what is said of each day that is open, also of many calendars at once', () => {
    const from = Temporal.PlainDate.from('2026-02-20');
    const to = from.add({ days: 300 });
    fc.assert(
      fc.property(full, own, own, (site, one, other) => {
        const calendars = new Map([site, { ...site, own: one }, { ...site, own: other }].entries());
        const windows = openWindows(calendars, from, to);
        for (const [key, calendar] of calendars) {
          const said = openingDays(calendar, from, to).flatMap(({ date, opens, closes }) =>
            opens && closes ? { date, start: opens.toString(), end: closes.toString() } : [],
          );
          expect(windows.get(key)).toEqual(said);
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('close with the second of two midnights where clocks go back over one', () => {
    const saturday = Temporal.PlainDate.from('2026-10-24');
    const weeklyHours = [{ weekday: 6, opens: '00:00', closes: '24:00' }];
    const azores: OpeningCalendar = { timeZone: 'Atlantic/Azores', country: 'SE', weeklyHours, dayBeforeHolidayCloses: null, exceptions: [] };
    expect(openingDay(azores, saturday).closes?.toString()).toBe('2026-10-25T01:00:00Z');
    expect(openWindows(new Map([['azores', azores]]), saturday, saturday).get('azores')).toMatchObject([{ end: '2026-10-25T01:00:00Z' }]);
  });

  it('of a space are those of its site, whatever that is, but for what it has of its own', () => {
    fc.assert(
      fc.property(full, own, date, (site, own, date) => {
        const [day, ofSite] = [openingDay({ ...site, own }, date), openingDay({ ...site, own: null }, date)];
        const special = own.exceptions.find((exception) => exception.date === date.toString());
        if (special) return day.ground === 'exception' && (day.opens === null || special.hours !== null);
        const isSeason = own.seasons.some(({ firstDay, lastDay }) => firstDay <= day.date && day.date <= lastDay);
        const isOwn = own.weeklyHours !== null || isSeason;
        const followsSite = ['exception', 'public-holiday'].includes(ofSite.ground) || !isOwn;
        return followsSite ? isDeepStrictEqual(told(day), told(ofSite)) : !['exception', 'public-holiday'].includes(day.ground);
      }),
      { numRuns: 300 },
    );
  });
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
