import { expect, test } from '@jest/globals';
import { clockOf, momentOf, unbroken, whenOf } from './when.js';

const timeZone = 'Europe/Stockholm';
const afternoon = { start: '2026-11-26T12:00:00Z', end: '2026-11-26T14:00:00Z', timeZone };

test('times are written as people here and our messages write them', () => {
  expect(whenOf(afternoon, 'sv')).toBe('torsdag 26 november 2026 kl. 13.00–15.00');
  expect(whenOf(afternoon, 'en')).toBe('Thursday 26 November 2026, 13:00–15:00');
  expect(whenOf({ ...afternoon, timeZone: 'Europe/Helsinki' }, 'sv')).toBe('torsdag 26 november 2026 kl. 14.00–16.00');
  expect(momentOf('2026-06-09T07:05:00Z', timeZone, 'sv')).toBe('tisdag 9 juni 2026 kl. 09.05');
  expect(clockOf('2026-06-09T07:05:00Z', timeZone, 'en')).toBe('09:05');
});

test('what ends at midnight ends on its own day, and what takes several days names both', () => {
  expect(whenOf({ ...afternoon, end: '2026-11-26T23:00:00Z' }, 'sv')).toBe('torsdag 26 november 2026 kl. 13.00–24.00');
  expect(whenOf({ ...afternoon, end: '2026-11-26T23:30:00Z' }, 'en')).toBe('Thursday 26 November 2026, 13:00 – Friday 27 November 2026, 00:30');
  expect(whenOf({ ...afternoon, end: '2026-11-27T15:00:00Z' }, 'sv')).toBe('torsdag 26 november 2026 kl. 13.00 – fredag 27 november 2026 kl. 16.00');
});

test('a clock is never parted from its day’s end, whatever the width of the page', () => {
  expect(unbroken(whenOf(afternoon, 'sv'))).toBe('torsdag 26 november 2026 kl.\u00A013.00–\u206015.00');
});
