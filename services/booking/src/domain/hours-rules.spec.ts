import { expect, it } from '@jest/globals';
import { DomainError } from '#kernel';
import { mustBeWellSaid } from './hours-rules.js';
import type { Season } from './opening-hours.js';

const monday = { weekday: 1, opens: '08:00', closes: '17:00' };
const season = (firstDay: string, lastDay: string, more: Partial<Season> = {}): Season => ({
  name: { sv: 'S', en: 'S' },
  firstDay,
  lastDay,
  weeklyHours: [],
  ...more,
});
const said = { weeklyHours: [monday], seasons: [] as Season[], dayBeforeHolidayCloses: null };

function wrong(hours: Parameters<typeof mustBeWellSaid>[0], isOfSpace = false): string[] {
  try {
    mustBeWellSaid(hours, isOfSpace);
    return [];
  } catch (error) {
    return (error as DomainError).fields.map(({ field, code }) => `${field} ${code}`);
  }
}

it('hours that make sense are taken, and seasons that meet do not overlap', () => {
  const seasons = [season('2027-01-01', '2027-01-31'), season('2027-02-01', '2027-02-01'), season('2026-12-01', '2026-12-31')];
  expect(wrong({ ...said, seasons })).toEqual([]);
  expect(wrong({ ...said, weeklyHours: null }, true)).toEqual([]);
});

it('everything that is wrong is told at once', () => {
  const backwards = { weekday: 1, opens: '17:00', closes: '17:00' };
  const seasons = [season('2027-01-01', '2027-01-31', { weeklyHours: [backwards] }), season('2028-01-31', '2028-01-30'), season('2026-01-01', '2027-06-01')];
  expect(wrong({ ...said, weeklyHours: [monday, backwards], seasons })).toEqual([
    'weeklyHours.1.closes end-before-start',
    'weeklyHours.1.weekday twice',
    'seasons.0.weeklyHours.0.closes end-before-start',
    'seasons.1.lastDay end-before-start',
    'seasons.2.firstDay overlaps',
  ]);
});

it('a site has a week, and the day before a holiday is for the site to say', () => {
  expect(wrong({ ...said, weeklyHours: null })).toEqual(['weeklyHours required']);
  expect(wrong({ ...said, dayBeforeHolidayCloses: '13:00' }, true)).toEqual(['dayBeforeHolidayCloses of-site']);
});
