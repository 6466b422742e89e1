import { expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { bookingStates, decide, type BookingState } from './booking-states.js';
import { releaseOf } from './event-spaces.js';

const now = Temporal.Instant.from('2026-11-20T10:00:00Z');
const booking = (state: BookingState, start = now.add({ hours: 1 })) => ({
  state,
  start,
  end: now.add({ hours: 2 }),
  spaceId: 'hall',
  reason: null, reasonId: null, listedReason: null,
  decidedAt: null,
});

it('what an event had is given back if there is something to give back, and every release is a change that is possible', () => {
  const left = bookingStates.map((state) => {
    const release = releaseOf(booking(state), 'ill', now);
    return [state, release ? decide(booking(state), release, now).state : 'as it is'];
  });
  expect(Object.fromEntries(left)).toEqual({
    requested: 'withdrawn',
    approved: 'cancelled',
    declined: 'as it is',
    withdrawn: 'as it is',
    cancelled: 'as it is',
  });
});

it('what has begun is not given back', () => {
  expect(releaseOf(booking('approved', now), 'ill', now)).toBeUndefined();
});
