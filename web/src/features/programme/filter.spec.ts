import { expect, test } from '@jest/globals';
import { filterOf, isFiltered, querySent } from './filter.js';

test('an address says what is shown, and what it cannot mean is left out', () => {
  expect(filterOf({ kind: 'training', topic: ' skola ', when: 'week' })).toEqual({ kind: 'training', topic: 'skola', when: 'week' });
  expect(filterOf({ kind: 'dance', topic: 7, when: 'soon', other: 'x' })).toEqual({});
  expect([isFiltered({}), isFiltered({ when: 'today' })]).toEqual([false, true]);
});

test('days are counted in the calendar, also where the clocks change', () => {
  expect(querySent({ when: 'today' }, '2026-10-25')).toEqual({ to: '2026-10-25' });
  expect(querySent({ when: 'week' }, '2026-12-28')).toEqual({ to: '2027-01-03' });
  expect(querySent({ kind: 'workshop', topic: 'AI', when: 'month' }, '2026-03-01')).toEqual({ kind: 'workshop', topic: 'AI', to: '2026-03-30' });
  expect(querySent({}, '2026-03-01')).toEqual({});
});
