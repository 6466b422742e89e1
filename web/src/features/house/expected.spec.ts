import { expect, test } from '@jest/globals';
import { expectedIn } from './expected';
import { frameOf } from './frame';
import type { Board, BoardBooking } from './types';

const booking = (start: string, end: string, people: number, state: BoardBooking['state'] = 'approved'): BoardBooking => ({
  id: start, start: `2026-11-26T${start}:00Z`, end: `2026-11-26T${end}:00Z`, title: '', state, people, version: 1,
});

test('people are expected while what is approved goes on, and what is only asked for brings none', () => {
  const board: Board = {
    siteId: 'parken',
    timeZone: 'Europe/Stockholm',
    days: [{ date: '2026-11-26', start: '2026-11-25T23:00:00Z', end: '2026-11-26T23:00:00Z' }],
    spaces: [{ spaceId: 's', floor: null, open: [{ opens: '2026-11-26T08:00:00Z', closes: '2026-11-26T12:00:00Z' }], bookings: [booking('08:30', '10:00', 10), booking('09:00', '11:00', 5), booking('08:00', '12:00', 99, 'requested')] }],
  };
  expect(expectedIn(board, frameOf(board, { width: 0, narrowestHour: 10 }))).toEqual([{ all: 15, byHour: [10, 15, 5, 0] }]);
});
