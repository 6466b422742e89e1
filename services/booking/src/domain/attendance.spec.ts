import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { checkIn, finish, isLate, isToBeReleased, lateFrom, undoCheckIn, type Attended } from './attendance.js';
import { isBefore } from './interval.js';

const start = Temporal.Instant.from('2026-11-26T12:00:00Z');
const booking: Attended = {
  state: 'approved', spaceId: 'hall', start, end: start.add({ hours: 2 }), reason: null, reasonId: null, listedReason: null, decidedAt: start, checkedInAt: null, finishedAt: null,
};
const at = (minutes: number) => start.add({ seconds: Math.round(minutes * 60) });
const minutes = fc.double({ min: -60, max: 180, noNaN: true });

const attempt = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

describe('attendance', () => {
  it('whoever has come is never released, and whoever is released cannot come', () => {
    fc.assert(
      fc.property(minutes, fc.integer({ min: 5, max: 60 }), (minute, after) => {
        const now = at(minute);
        const came = attempt(() => checkIn(booking, now));
        expect(came !== undefined && isToBeReleased(came, after, at(minute + 30))).toBe(false);
        expect(came && undoCheckIn(came, now)).toEqual(came && booking);
        expect(isToBeReleased(booking, after, now)).toBe(minute >= after && isBefore(now, booking.end));
        expect(attempt(() => checkIn({ ...booking, state: 'cancelled' }, now))).toBeUndefined();
      }),
    );
  });

  it('an early end is a whole minute that has come, within the booking', () => {
    fc.assert(
      fc.property(minutes, (minute) => {
        const now = at(minute);
        fc.pre(!isBefore(now, booking.start) && isBefore(now, booking.end));
        const done = finish(booking, now);
        expect(done.finishedAt).toEqual(now);
        expect(isBefore(booking.start, done.end) && !isBefore(booking.end, done.end)).toBe(true);
        expect(done.end.epochMilliseconds % 60_000).toBe(0);
        expect(done.end.epochMilliseconds - now.epochMilliseconds).toBeLessThanOrEqual(60_000);
      }),
    );
  });

  it('is over or has not begun, and nobody ends it', () => {
    for (const minute of [-1, 120, 121]) expect(attempt(() => finish(booking, at(minute)))).toBeUndefined();
  });

  it('is late after so long before the start, and never where nobody can be', () => {
    const from = lateFrom(booking, 60);
    expect([at(-61), at(-60), at(-59)].map((now) => isLate(from, now))).toEqual([false, false, true]);
    expect(lateFrom(booking, 0)).toBeNull();
    expect(isLate(null, at(-1))).toBe(false);
  });
});
