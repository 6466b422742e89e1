import { expect, test } from '@jest/globals';
import { callOf, standingOf } from './standing.js';

const now = Date.parse('2026-11-26T12:00:00Z');
const event = { state: 'published' as const, seatsLeft: 20, registrationOpens: null, registrationCloses: '2026-11-26T13:00:00Z' };

test.each([
  ['seats are left', {}, 'open', undefined],
  ['few are left', { seatsLeft: 10 }, 'open', 'few'],
  ['none is', { seatsLeft: 0 }, 'queue', 'full'],
  ['registration has not begun', { registrationOpens: '2026-11-26T12:00:01Z', seatsLeft: 3 }, 'not-yet', undefined],
  ['it has just begun', { registrationOpens: '2026-11-26T12:00:00Z' }, 'open', undefined],
  ['it has just ended', { registrationCloses: '2026-11-26T12:00:00Z', seatsLeft: 0 }, 'closed', undefined],
  ['it is cancelled', { state: 'cancelled' as const, seatsLeft: 0 }, 'cancelled', 'cancelled'],
  ['it is over', { state: 'over' as const }, 'over', undefined],
])('where %s', (_how, differing, standing, call) => {
  expect([standingOf({ ...event, ...differing }, now), callOf({ ...event, ...differing }, now)]).toEqual([standing, call]);
});
