import { expect, test } from '@jest/globals';
import { readSearch } from './services';

test('an address says whose audit log, and what makes no sense in it is left out', () => {
  const about = '019a0000-0000-7000-8000-000000000020';
  expect(readSearch({ view: 'audit', service: 'events', kind: 'read', from: '2026-11-01', to: '2026-02-30', about, actor: 'x' })).toEqual({
    view: 'audit', service: 'events', kind: 'read', from: '2026-11-01', about,
  });
  expect(readSearch({ view: 'dead', service: 'gateway' })).toEqual({});
});
