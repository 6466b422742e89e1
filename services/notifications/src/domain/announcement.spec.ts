import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { announce, nothingTold, type Invitation, type Told } from './announcement.js';
import { goesBySms, takesSms } from './ways.js';

// What one booking's whole life asks of a calendar, in the order in which it happened; the version is the place in the list.
// Requested, moved, approved, moved twice, cancelled.
const life: (Invitation | null)[] = [null, null, 'REQUEST', 'REQUEST', 'REQUEST', 'CANCEL'];

const tell = (told: Told, index: number) => announce(told, { version: index + 1, calendar: life[index]! });

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

describe('an SMS goes out', () => {
  const reachable = { phone: '+46701234567', smsWanted: true };

  test('never, where she is told what she did herself', () => {
    expect(goesBySms('never', reachable, true)).toBe(false);
  });

  test('to those who generally want SMS and have a telephone; while that is unknown it is left open', () => {
    expect(goesBySms('by-wish', reachable, false)).toBe(true);
    expect(goesBySms('by-wish', 'unknown', false)).toBe(true);
    expect(goesBySms('by-wish', { ...reachable, smsWanted: false }, true)).toBe(false);
    expect(goesBySms('by-wish', { ...reachable, phone: null }, true)).toBe(false);
  });

  test('as she asked about this very thing, whatever she wants in general', () => {
    const unwilling = { ...reachable, smsWanted: false };
    expect(goesBySms('as-asked', unwilling, true)).toBe(true);
    expect(goesBySms('as-asked', reachable, false)).toBe(false);
    expect(takesSms('as-asked', unwilling)).toBe(true);
    expect(takesSms('as-asked', { ...unwilling, phone: null })).toBe(false);
  });
});
