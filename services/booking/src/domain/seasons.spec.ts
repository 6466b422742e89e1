import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { hasOwnCalendar, openingDay, type Hours, type OpeningCalendar, type OwnHours, type Season } from './opening-hours.js';

const everyDay = ({ opens, closes }: Hours) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens, closes }));
const note = { sv: 'Särskilt', en: 'Special' };
const season = (name: string, firstDay: string, lastDay: string, weeklyHours: Season['weeklyHours']): Season => ({
  name: { sv: name, en: name },
  firstDay,
  lastDay,
  weeklyHours,
});
const summer = season('Sommar', '2027-06-28', '2027-08-08', everyDay({ opens: '10:00', closes: '15:00' }));

const house: OpeningCalendar = {
  timeZone: 'Europe/Stockholm',
  country: 'SE',
  weeklyHours: everyDay({ opens: '08:00', closes: '17:00' }),
  dayBeforeHolidayCloses: '13:00',
  exceptions: [],
  seasons: [summer],
};
const nothing: OwnHours = { weeklyHours: null, seasons: [], exceptions: [] };
const space = (own: Partial<OwnHours>, site: Partial<OpeningCalendar> = {}): OpeningCalendar => ({
  ...house,
  ...site,
  own: { ...nothing, ...own },
});

/** `08:00-17:00 weekly`, by the clocks of the house. */
const on = (date: string, calendar: OpeningCalendar = house) => {
  const { opens, closes, ground } = openingDay(calendar, Temporal.PlainDate.from(date));
  const clock = (instant: Temporal.Instant | null) => instant?.toZonedDateTimeISO(calendar.timeZone).toPlainTime().toString().slice(0, 5);
  return `${opens ? `${clock(opens)}-${clock(closes)}` : 'closed'} ${ground}`;
};

describe('a season', () => {
  it('has its own week from its first day to its last, both included, and is named', () => {
    expect(['2027-06-27', '2027-06-28', '2027-08-08', '2027-08-09'].map((date) => on(date))).toEqual([
      '08:00-17:00 weekly',
      '10:00-15:00 season',
      '10:00-15:00 season',
      '08:00-17:00 weekly',
    ]);
    expect(openingDay(house, Temporal.PlainDate.from('2027-07-01')).note).toEqual({ sv: 'Sommar', en: 'Sommar' });
  });

  it('without hours is closed, and may follow another the day after', () => {
    const closed = season('Stängt', '2027-08-09', '2027-08-15', []);
    const seasons = { ...house, seasons: [summer, closed] };
    expect(['2027-08-08', '2027-08-09', '2027-08-15', '2027-08-16'].map((date) => on(date, seasons))).toEqual([
      '10:00-15:00 season',
      'closed season',
      'closed season',
      '08:00-17:00 weekly',
    ]);
  });

  it('of a single day, over the turn of the year and on a leap day', () => {
    const one = season('En dag', '2028-02-29', '2028-02-29', everyDay({ opens: '09:00', closes: '10:00' }));
    const winter = season('Vinter', '2027-12-27', '2028-01-09', everyDay({ opens: '11:00', closes: '12:00' }));
    const seasons = { ...house, seasons: [winter, one] };
    expect(['2027-12-26', '2027-12-31', '2028-01-02', '2028-01-09', '2028-02-28', '2028-02-29', '2028-03-01'].map((date) => on(date, seasons))).toEqual([
      'closed public-holiday',
      '11:00-12:00 season',
      '11:00-12:00 season',
      '11:00-12:00 season',
      '08:00-17:00 weekly',
      '09:00-10:00 season',
      '08:00-17:00 weekly',
    ]);
  });

  it('gives way to an exception, to a public holiday, and is shortened the day before one', () => {
    const advent = season('Advent', '2026-11-29', '2027-01-06', everyDay({ opens: '09:00', closes: '21:00' }));
    const seasons = { ...house, seasons: [advent], exceptions: [{ date: '2026-12-26', hours: { opens: '12:00', closes: '24:00' }, note }] };
    expect(['2026-12-23', '2026-12-24', '2026-12-25', '2026-12-26', '2026-12-31'].map((date) => on(date, seasons))).toEqual([
      '09:00-21:00 season',
      '09:00-13:00 day-before-public-holiday',
      'closed public-holiday',
      '12:00-00:00 exception',
      '09:00-13:00 day-before-public-holiday',
    ]);
  });

  it('with days on which the clocks change has all the hours that the clocks show', () => {
    const always = season('Alltid', '2027-03-01', '2027-11-30', everyDay({ opens: '00:00', closes: '24:00' }));
    // Easter Sunday.
    const exceptions = [{ date: '2027-03-28', hours: { opens: '00:00', closes: '24:00' }, note }];
    const hoursOn = (date: string) => {
      const { opens, closes } = openingDay({ ...house, dayBeforeHolidayCloses: null, exceptions, seasons: [always] }, Temporal.PlainDate.from(date));
      return closes!.since(opens!).total('hours');
    };
    expect(['2027-03-27', '2027-03-28', '2027-10-31'].map(hoursOn)).toEqual([24, 23, 25]);
  });
});

describe('a space', () => {
  const ownWeek = everyDay({ opens: '06:00', closes: '24:00' });
  const ownSeason = season('Vår', '2027-07-01', '2027-07-31', everyDay({ opens: '12:00', closes: '13:00' }));

  it('follows its site where it has nothing of its own', () => {
    expect(hasOwnCalendar(nothing)).toBe(false);
    expect(on('2027-07-15', space({}))).toBe('10:00-15:00 season');
    expect(on('2027-05-10', space({}))).toBe('08:00-17:00 weekly');
  });

  it('goes by its own season, else its own week, else its site’s season, else its site’s week', () => {
    const both = space({ weeklyHours: ownWeek, seasons: [ownSeason] });
    expect(['2027-06-30', '2027-07-15'].map((date) => on(date, both))).toEqual(['06:00-00:00 weekly', '12:00-13:00 season']);
    const seasonAlone = space({ seasons: [ownSeason] });
    expect(['2027-05-10', '2027-06-30', '2027-07-15'].map((date) => on(date, seasonAlone))).toEqual([
      '08:00-17:00 weekly',
      '10:00-15:00 season',
      '12:00-13:00 season',
    ]);
  });

  it('with a week without days is closed outside its seasons', () => {
    const rarely = space({ weeklyHours: [], seasons: [ownSeason] });
    expect(hasOwnCalendar(space({ weeklyHours: [] }).own)).toBe(true);
    expect(['2027-06-30', '2027-07-15'].map((date) => on(date, rarely))).toEqual(['closed weekly', '12:00-13:00 season']);
  });

  it('is bound by its site’s exceptions, public holidays and the day before, unless it has an exception of its own', () => {
    const site = { exceptions: [{ date: '2026-12-22', hours: null, note }] };
    const own = { weeklyHours: ownWeek };
    expect(['2026-12-22', '2026-12-24', '2026-12-25'].map((date) => on(date, space(own, site)))).toEqual([
      'closed exception',
      '06:00-13:00 day-before-public-holiday',
      'closed public-holiday',
    ]);
    const exceptions = ['2026-12-22', '2026-12-24', '2026-12-25'].map((date) => ({ date, hours: { opens: '18:00', closes: '20:00' }, note }));
    expect(exceptions.map(({ date }) => on(date, space({ ...own, exceptions }, site)))).toEqual(exceptions.map(() => '18:00-20:00 exception'));
  });
});
