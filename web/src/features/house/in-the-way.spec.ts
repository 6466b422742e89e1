import { expect, test } from '@jest/globals';
import { inTheWayOf } from './in-the-way';
import type { BoardBooking, BoardSpace } from './types';

const time = (hour: number) => `2026-11-26T${String(hour).padStart(2, '0')}:00:00Z`;
const place = (from: number, to: number) => ({ spaceId: 's', start: Date.parse(time(from)), end: Date.parse(time(to)) });
const booking = (more: Partial<BoardBooking> = {}): BoardBooking => ({ id: 'b', start: time(10), end: time(12), title: 'Styrelsen', state: 'approved', people: 1, version: 1, ...more });
const space = (more: Partial<BoardSpace> = {}): BoardSpace => ({ spaceId: 's', floor: null, open: [{ opens: time(8), closes: time(18) }], ...more });

test('what is approved is in the way, and what is cleared up after it', () => {
  const bookings = [booking({ clearupMinutes: 30 })];
  expect(inTheWayOf(space({ bookings }), place(12, 13), 'x')).toEqual({ kind: 'booking', title: 'Styrelsen' });
  expect(inTheWayOf(space({ bookings }), place(13, 14), 'x')).toBeUndefined();
});
test('a request only where it keeps others out, and itself never', () => {
  expect(inTheWayOf(space({ bookings: [booking({ state: 'requested' })] }), place(10, 11), 'x')).toBeUndefined();
  expect(inTheWayOf(space({ bookings: [booking({ state: 'requested', holdsFloor: true })] }), place(10, 11), 'x')).toBeDefined();
  expect(inTheWayOf(space({ bookings: [booking()], blockedBy: [{ spaceId: 't', bookingId: 'b', start: time(10), end: time(12) }] }), place(10, 11), 'b')).toBeUndefined();
});
test('so are maintenance and closed doors', () => {
  expect(inTheWayOf(space({ maintenance: [{ start: time(9), end: time(10), reason: { sv: 'a', en: 'a' } }] }), place(9, 11), 'x')).toEqual({ kind: 'other' });
  expect(inTheWayOf(space(), place(17, 19), 'x')).toEqual({ kind: 'closed' });
});
