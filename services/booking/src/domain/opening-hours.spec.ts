import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { openingDay, openingDays, type Hours, type OpeningCalendar } from './opening-hours.js';

const weekdays = (hours: Hours, days = [1, 2, 3, 4, 5]) => days.map((weekday) => ({ weekday, ...hours }));
const everyDay = [1, 2, 3, 4, 5, 6, 7];

const house: OpeningCalendar = {
  timeZone: 'Europe/Stockholm',
  country: 'SE',
  weeklyHours: weekdays({ opens: '08:00', closes: '17:00' }),
  dayBeforeHolidayCloses: '13:00',
  exceptions: [],
};

const night = (opens: string, closes: string) => ({ ...house, weeklyHours: weekdays({ opens, closes }, everyDay) });

const on = (date: string, calendar: OpeningCalendar = house) => {
  const { opens, closes, ground, note } = openingDay(calendar, Temporal.PlainDate.from(date));
  const clock = (instant: Temporal.Instant | null) =>
    instant?.toZonedDateTimeISO(calendar.timeZone).toString({ timeZoneName: 'never' }) ?? null;
  return { opens: clock(opens), closes: clock(closes), ground, note };
};
const hoursOn = (date: string, calendar: OpeningCalendar = house) => {
  const { opens, closes } = openingDay(calendar, Temporal.PlainDate.from(date));
  return opens && closes ? closes.since(opens).total('hours') : 0;
};

describe('opening hours', () => {
  it('follow the week', () => {
    expect(on('2026-11-26')).toEqual({
      opens: '2026-11-26T08:00:00+01:00',
      closes: '2026-11-26T17:00:00+01:00',
      ground: 'weekly',
      note: null,
    });
    expect(on('2026-11-28')).toMatchObject({ opens: null, closes: null, ground: 'weekly' });
  });

  it('are none while a holiday lasts that began last year', () => {
    const mbabane = { ...night('08:00', '17:00'), country: 'SZ' };
    const grounds = ['2026-12-31', '2027-01-02', '2027-01-03'].map((date) => on(date, mbabane).ground);
    expect(grounds).toEqual(['public-holiday', 'public-holiday', 'weekly']);
  });

  it.each([
    ['2027-01-01', 'nyårsdagen', "New Year's Day"],
    ['2026-06-20', 'midsommardagen', 'Midsummer Day'],
    ['2025-06-06', 'nationaldagen', 'National Day'],
    ['2026-05-14', 'Kristi himmelsfärdsdag', 'Ascension Day'],
    ['2026-04-03', 'långfredagen', 'Good Friday'],
  ])('are none on %s, %s', (date, sv, en) => {
    expect(on(date)).toEqual({ opens: null, closes: null, ground: 'public-holiday', note: { sv, en } });
  });

  it.each([
    ['2026-12-31', 'nyårsdagen'], // a Thursday
    ['2026-06-19', 'midsommardagen'],
    ['2025-06-05', 'nationaldagen'],
    ['2026-06-05', 'nationaldagen'], // a Friday, before a Saturday
    ['2026-05-13', 'Kristi himmelsfärdsdag'],
  ])('end earlier on %s, the day before %s', (date, holiday) => {
    const day = on(date);
    expect(day).toMatchObject({ ground: 'day-before-public-holiday', note: { sv: `Dagen före ${holiday}` } });
    expect(day.opens).toContain('T08:00:00');
    expect(day.closes).toContain('T13:00:00');
  });

  it('are not shortened before an observance, nor where the week already closes earlier', () => {
    expect(on('2026-12-10')).toMatchObject({ ground: 'weekly' }); // Nobel Day itself
    const short = { ...house, weeklyHours: weekdays({ opens: '08:00', closes: '12:00' }) };
    expect(on('2026-12-31', short)).toMatchObject({ closes: '2026-12-31T12:00:00+01:00', ground: 'weekly' });
  });

  it('are none on the day before a holiday when the house would close before it opens', () => {
    const evenings = { ...house, weeklyHours: weekdays({ opens: '16:00', closes: '22:00' }) };
    expect(on('2026-12-31', evenings)).toMatchObject({ opens: null, closes: null, ground: 'day-before-public-holiday' });
  });

  it('of an exception beat holidays, days before them and the week', () => {
    const note = { sv: 'Särskilt', en: 'Special' };
    const exceptions = [
      { date: '2027-01-01', hours: { opens: '12:00', closes: '15:00' }, note },
      { date: '2026-12-31', hours: null, note },
      { date: '2026-11-28', hours: { opens: '18:00', closes: '24:00' }, note },
    ];
    const special = { ...house, exceptions };
    expect(on('2027-01-01', special)).toMatchObject({ opens: '2027-01-01T12:00:00+01:00', ground: 'exception', note });
    expect(on('2026-12-31', special)).toMatchObject({ opens: null, closes: null, ground: 'exception', note });
    expect(on('2026-11-28', special)).toMatchObject({ closes: '2026-11-29T00:00:00+01:00', ground: 'exception' });
  });

  it('last 23 hours on the day the clocks go forward, and 25 on the day they go back, if the house never closes', () => {
    const always = { ...house, country: 'GB', weeklyHours: weekdays({ opens: '00:00', closes: '24:00' }, everyDay) };
    expect(hoursOn('2026-03-28', always)).toBe(24);
    expect(hoursOn('2026-03-29', always)).toBe(23);
    expect(hoursOn('2026-10-25', always)).toBe(25);
  });

  it('in the hour that is skipped begin or end at the skip, and in the hour that comes twice last through both', () => {
    expect(on('2026-03-29', night('02:30', '05:00'))).toMatchObject({
      opens: '2026-03-29T03:00:00+02:00',
      closes: '2026-03-29T05:00:00+02:00',
    });
    expect(on('2026-03-29', night('00:00', '02:30'))).toMatchObject({ closes: '2026-03-29T03:00:00+02:00' });
    expect(on('2026-03-29', night('02:15', '02:45'))).toMatchObject({ opens: null, closes: null });
    expect(on('2026-10-25', night('02:15', '02:45'))).toMatchObject({
      opens: '2026-10-25T02:15:00+02:00',
      closes: '2026-10-25T02:45:00+01:00',
    });
  });

  it('are told for each day from the first to the last, over the turn of the year', () => {
    const days = openingDays(house, Temporal.PlainDate.from('2026-12-30'), Temporal.PlainDate.from('2027-01-04'));
    expect(days.map(({ date, ground, opens }) => [date, ground, opens !== null])).toEqual([
      ['2026-12-30', 'weekly', true],
      ['2026-12-31', 'day-before-public-holiday', true],
      ['2027-01-01', 'public-holiday', false],
      ['2027-01-02', 'weekly', false],
      ['2027-01-03', 'weekly', false],
      ['2027-01-04', 'weekly', true],
    ]);
  });
});
