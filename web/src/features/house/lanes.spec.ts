import { expect, test } from '@jest/globals';
import { lanesOf } from './lanes';
import type { BoardBooking } from './types';

const booking = (id: string, from: number, to: number, more: Partial<BoardBooking> = {}): BoardBooking => ({
  id, start: `2026-11-26T${from}:00:00Z`, end: `2026-11-26T${to}:00:00Z`, title: id, state: 'requested', people: 1, version: 1, ...more,
});
const lanes = (...bookings: BoardBooking[]) => {
  const { blocks, count } = lanesOf({ spaceId: 's', floor: null, open: [], bookings });
  return { count, lanes: blocks.map((block) => `${block.booking.id}${block.lane}`).join(' ') };
};

test('what follows each other lies in one lane', () => expect(lanes(booking('a', 10, 11), booking('b', 11, 12))).toEqual({ count: 1, lanes: 'a0 b0' }));
test('what is asked for the same time lies below each other', () =>
  expect(lanes(booking('a', 10, 13), booking('b', 11, 12), booking('c', 12, 14))).toEqual({ count: 2, lanes: 'a0 b1 c1' }));
test('clearing up takes room too', () => expect(lanes(booking('a', 10, 11, { clearupMinutes: 15 }), booking('b', 11, 12)).count).toBe(2));
test('an empty space has a lane of its own', () => expect(lanes()).toEqual({ count: 1, lanes: '' }));
