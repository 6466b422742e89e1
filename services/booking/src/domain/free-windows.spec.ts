import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { openWithin } from './free-windows.js';
import type { OpeningCalendar } from './opening-hours.js';

const calendar = (opens: string, closes: string): OpeningCalendar => ({
  timeZone: 'Europe/Stockholm',
  country: 'SE',
  weeklyHours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens, closes })),
  dayBeforeHolidayCloses: null,
  exceptions: [],
});
const windows = (hours: OpeningCalendar, start: string, end: string) =>
  openWithin(hours, { start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) }).map(
    (window) => `${window.start.toString()} ${window.end.toString()}`,
  );

describe('when a site is open within an interval', () => {
  it('is clipped to what was wanted', () => {
    expect(windows(calendar('08:00', '17:00'), '2026-11-26T12:00+01:00', '2026-11-27T09:00+01:00')).toEqual([
      '2026-11-26T11:00:00Z 2026-11-26T16:00:00Z',
      '2026-11-27T07:00:00Z 2026-11-27T08:00:00Z',
    ]);
  });

  it('goes on over midnight when the house does, also when the clocks change', () => {
    expect(windows(calendar('00:00', '24:00'), '2026-03-28T20:00+01:00', '2026-03-29T04:00+02:00')).toEqual([
      '2026-03-28T19:00:00Z 2026-03-29T02:00:00Z',
    ]);
  });

  it('ends at midnight when the next day does not begin there', () => {
    expect(windows(calendar('18:00', '24:00'), '2026-11-26T20:00+01:00', '2026-11-27T12:00+01:00')).toEqual([
      '2026-11-26T19:00:00Z 2026-11-26T23:00:00Z',
    ]);
  });

  it('is nothing when nothing is open', () => {
    expect(windows(calendar('08:00', '17:00'), '2026-11-26T18:00+01:00', '2026-11-26T22:00+01:00')).toEqual([]);
  });
});
