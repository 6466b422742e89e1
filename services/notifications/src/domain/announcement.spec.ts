import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { announce, channelsOf, nothingTold, type Told } from './announcement.js';
import type { BookingMessage, ToldBooking } from './message.js';

type Fact = [BookingMessage, ToldBooking['state']];

// One booking's whole life, in the order in which it happened; the version is the place in the list.
const life: Fact[] = [
  ['booking-requested', 'requested'],
  ['booking-moved', 'requested'],
  ['booking-approved', 'approved'],
  ['booking-moved', 'approved'],
  ['booking-moved', 'approved'],
  ['booking-cancelled', 'cancelled'],
];

const tell = (told: Told, index: number) => announce(told, life[index]![0], { state: life[index]![1], version: index + 1 });

test('an approved booking comes with an invitation, each move with a newer one, and its cancellation takes it back', () => {
  let told = nothingTold;
  const invitations = life.map((_, index) => {
    const announcement = tell(told, index);
    told = announcement.told;
    return announcement.outdated ? 'outdated' : announcement.invitation;
  });
  expect(invitations).toEqual([null, null, 'REQUEST', 'REQUEST', 'REQUEST', 'CANCEL']);
});

describe('facts that arrive in another order', () => {
  test('a move that arrives after the cancellation is not told any more', () => {
    const cancelled = tell({ version: 3, invited: true }, 5);
    expect(cancelled).toMatchObject({ outdated: false, invitation: 'CANCEL' });
    expect(tell(cancelled.told, 4)).toEqual({ outdated: true, told: cancelled.told });
  });

  test('a cancellation that arrives before the approval takes back nothing, since nothing was given', () => {
    expect(tell(nothingTold, 5)).toMatchObject({ outdated: false, invitation: null });
  });

  test('whatever the order, nobody is told of something older than what she knows, and no calendar loses what it never had', () => {
    const order = fc.shuffledSubarray(life.map((_, index) => index), { minLength: 1 });
    fc.assert(
      fc.property(order, (indexes) => {
        let told = nothingTold;
        for (const index of indexes) {
          const before = told;
          const announcement = tell(before, index);
          told = announcement.told;
          expect(announcement.outdated).toBe(index + 1 < before.version);
          const takesBack = !announcement.outdated && announcement.invitation === 'CANCEL';
          expect(takesBack && !before.invited).toBe(false);
        }
        expect(told.version).toBe(Math.max(...indexes) + 1);
      }),
    );
  });
});

test('the same fact twice is told once', () => {
  const { told } = tell(nothingTold, 0);
  expect(tell(told, 0).outdated).toBe(true);
});

test('SMS are for what somebody else has decided, and only for those who want them', () => {
  expect(channelsOf('booking-approved', true)).toEqual(['email', 'sms']);
  expect(channelsOf('booking-approved', 'unknown')).toEqual(['email', 'sms']);
  expect(channelsOf('booking-approved', false)).toEqual(['email']);
  expect(channelsOf('booking-requested', true)).toEqual(['email']);
});
