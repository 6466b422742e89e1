import { expect, test } from '@jest/globals';
import { monthsLater, rangeOf, readSearch, wrongWith } from './search';

const today = '2026-11-22';

test.each([
  [{}, { from: '2026-01-01', to: today }],
  [{ period: 'last-year' as const }, { from: '2025-01-01', to: '2025-12-31' }],
  [{ period: 'month' as const }, { from: '2026-11-01', to: '2026-11-30' }],
  [{ period: 'month' as const, month: '2028-02' }, { from: '2028-02-01', to: '2028-02-29' }],
  [{ period: 'free' as const, from: '2026-03-01', to: '2026-04-15' }, { from: '2026-03-01', to: '2026-04-15' }],
])('%j is these days', (search, range) => expect(rangeOf(search, today)).toEqual(range));

test('what makes no sense in an address is left out', () => {
  expect(readSearch({ site: '../x', period: 'ever', month: '2026-13', from: '2026-02-30', to: 7 })).toEqual({});
  expect(readSearch({ site: 'parken', period: 'month', month: '2026-11' })).toEqual({ site: 'parken', period: 'month', month: '2026-11' });
});

test('days go forwards, and three years at most', () => {
  expect(wrongWith({ from: '2026-02-01', to: '2026-01-31' })).toBe('order');
  expect(wrongWith({ from: '2026-01-01', to: '2026-01-01' })).toBeUndefined();
  expect(wrongWith({ from: '2023-01-01', to: '2026-01-02' })).toBeUndefined();
  expect(wrongWith({ from: '2023-01-01', to: '2026-01-03' })).toBe('tooLong');
});

test('a month is followed by the next, over the turn of the year', () => {
  expect([monthsLater('2026-12', 1), monthsLater('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
});
