import { expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { closingsOf, daysToTell } from './closings.js';
import type { OpeningCalendar } from './opening-hours.js';

const calendar: OpeningCalendar = {
  timeZone: 'Europe/Stockholm',
  country: 'SE',
  weeklyHours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '08:00', closes: '17:00' })),
  dayBeforeHolidayCloses: '13:00',
  exceptions: [
    { date: '2026-12-23', hours: { opens: '10:00', closes: '24:00' }, note: { sv: 'Sent', en: 'Late' } },
    { date: '2026-12-28', hours: null, note: { sv: 'Stängt', en: 'Closed' } },
  ],
};

it('closing times follow exceptions, holidays and the days before them, and leave out days that are closed', () => {
  const told = closingsOf(calendar, Temporal.PlainDate.from('2026-12-21'), Temporal.PlainDate.from('2027-01-04'));
  expect(told.map(({ date, closes }) => `${date} ${closes}`)).toEqual([
    '2026-12-21 2026-12-21T16:00:00Z',
    '2026-12-22 2026-12-22T16:00:00Z',
    '2026-12-23 2026-12-23T23:00:00Z',
    '2026-12-24 2026-12-24T12:00:00Z',
    '2026-12-29 2026-12-29T16:00:00Z',
    '2026-12-30 2026-12-30T16:00:00Z',
    '2026-12-31 2026-12-31T12:00:00Z',
    '2027-01-04 2027-01-04T16:00:00Z',
  ]);
});

it('the day before is told too: whoever is inside at midnight leaves when it closed', () => {
  const { from, to } = daysToTell(Temporal.PlainDate.from('2026-12-24'));
  expect([from.toString(), to.toString()]).toEqual(['2026-12-23', '2028-01-28']);
});
