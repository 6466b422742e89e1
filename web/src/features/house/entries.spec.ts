import { expect, test } from '@jest/globals';
import { entriesOf } from './entries';

const days = [26, 27].map((day) => ({ date: `2026-11-${day}`, start: `2026-11-${day - 1}T23:00:00Z`, end: `2026-11-${day}T23:00:00Z` }));
const reason = { sv: 'a', en: 'a' };

test('what takes a space stands on each of its days, the earliest first', () => {
  const space = {
    spaceId: 's', floor: null, open: [{ opens: '2026-11-26T07:00:00Z', closes: '2026-11-26T17:00:00Z' }],
    holds: [{ start: '2026-11-26T12:00:00Z', end: '2026-11-26T13:00:00Z' }],
    maintenance: [{ start: '2026-11-26T10:00:00Z', end: '2026-11-27T10:00:00Z', reason }],
  };
  expect(entriesOf(space, days).map(({ open, entries }) => [open.length, entries.map(({ kind }) => kind)])).toEqual([[1, ['maintenance', 'hold']], [0, ['maintenance']]]);
});
