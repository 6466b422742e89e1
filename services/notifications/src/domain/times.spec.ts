import { expect, test } from '@jest/globals';
import { longTime, shortTime } from './times.js';

const stockholm = { timeZone: 'Europe/Stockholm' };
const afternoon = { start: '2026-11-26T12:00:00Z', end: '2026-11-26T14:00:00Z', ...stockholm };

test('a time reads as people write it, in the time zone of the place', () => {
  expect(longTime(afternoon, 'sv')).toBe('torsdag 26 november 2026 kl. 13.00–15.00');
  expect(longTime(afternoon, 'en')).toBe('Thursday 26 November 2026, 13:00–15:00');
  expect(longTime({ ...afternoon, timeZone: 'Europe/Helsinki' }, 'sv')).toBe('torsdag 26 november 2026 kl. 14.00–16.00');
  expect(shortTime(afternoon)).toBe('26/11 13.00-15.00');
});

test('summer time is kept', () => {
  expect(longTime({ start: '2026-06-09T07:30:00Z', end: '2026-06-09T09:00:00Z', ...stockholm }, 'sv')).toBe('tisdag 9 juni 2026 kl. 09.30–11.00');
});

test('what ends at midnight ends on the day that it began', () => {
  const evening = { start: '2026-11-26T19:00:00Z', end: '2026-11-26T23:00:00Z', ...stockholm };
  expect(longTime(evening, 'sv')).toBe('torsdag 26 november 2026 kl. 20.00–24.00');
  expect(shortTime(evening)).toBe('26/11 20.00-24.00');
});

test('what lasts until another day names both', () => {
  const two = { start: '2026-11-26T08:00:00Z', end: '2026-11-27T15:00:00Z', ...stockholm };
  expect(longTime(two, 'sv')).toBe('torsdag 26 november 2026 kl. 09.00 – fredag 27 november 2026 kl. 16.00');
  expect(shortTime(two)).toBe('26/11 09.00 - 27/11 16.00');
});
