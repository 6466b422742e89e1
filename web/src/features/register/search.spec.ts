import { expect, test } from '@jest/globals';
import { isNarrowed, querySent, searchOf } from './search.js';

test('an address says what is searched for, and what it cannot mean is left out', () => {
  expect(searchOf({ q: ' museet ', state: 'declined', kind: 'series', from: '2026-01-01', to: '2026-02-30' })).toEqual({ q: 'museet', state: 'declined', kind: 'series', from: '2026-01-01' });
  expect(searchOf({ q: 2026 })).toEqual({ q: '2026' });
  expect(isNarrowed(searchOf({ q: 'x', state: 'lost', kind: 3, space: "'", from: '0002-01-01', to: 'i dag' }))).toBe(false);
});

test('days are those of the house, the last one included, also where it has 25 hours', () => {
  expect(querySent({ from: '2026-10-25', to: '2026-10-25' }, 'Europe/Stockholm')).toEqual({ from: '2026-10-24T22:00:00.000Z', to: '2026-10-25T23:00:00.000Z' });
  expect(querySent({ q: 'PRK 2026-000001', space: 'a' }, 'Europe/Stockholm')).toEqual({ q: 'PRK 2026-000001', spaceId: 'a' });
});
