import { expect, test } from '@jest/globals';
import { byDay } from './by-day.js';

const inHelsingborg = (start: string) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date(start));

test('days are those of the house, in their order', () => {
  const items = ['2026-11-27T08:00:00Z', '2026-11-26T23:30:00Z', '2026-11-26T22:30:00Z'].map((start) => ({ start }));
  expect(byDay(items, inHelsingborg).map(({ date, of }) => [date, of.length])).toEqual([['2026-11-26', 1], ['2026-11-27', 2]]);
});
