import { describe, expect, test } from '@jest/globals';
import { frameOf, timeAt, xOf } from './frame';
import type { Board, BoardSpace } from './types';

const space: BoardSpace = { spaceId: 'salen', floor: null, open: [{ opens: '2026-11-26T07:00:00Z', closes: '2026-11-26T17:00:00Z' }] };
const day = (date: string, start: string, end: string) => ({ date, start, end });
const two: Board = {
  siteId: 'parken',
  timeZone: 'Europe/Stockholm',
  days: [day('2026-11-26', '2026-11-25T23:00:00Z', '2026-11-26T23:00:00Z'), day('2026-11-27', '2026-11-26T23:00:00Z', '2026-11-27T23:00:00Z')],
  spaces: [space],
};
const room = { width: 0, narrowestHour: 10 };

describe('the time that the board shows', () => {
  test('goes from the first hour that is open to the last', () => {
    expect(frameOf(two, room)).toMatchObject({ hours: 10, dayWidth: 100, width: 200 });
  });

  test('takes in what is set up before and cleared up after', () => {
    const late = { id: 'b', start: '2026-11-27T16:00:00Z', end: '2026-11-27T18:00:00Z', setupMinutes: 600, clearupMinutes: 30, title: '', state: 'approved' as const, people: 1, version: 1 };
    expect(frameOf({ ...two, spaces: [{ ...space, bookings: [late] }] }, room).hours).toBe(13);
  });

  test('is the usual hours where nothing is open', () => {
    expect(frameOf({ ...two, spaces: [] }, room).hours).toBe(10);
  });

  test('is as wide as there is room for', () => {
    expect(frameOf(two, { width: 1000, narrowestHour: 10 }).hourWidth).toBe(50);
  });

  test('is found by where it lies, and the other way round', () => {
    const frame = frameOf(two, room);
    const nine = Date.parse('2026-11-27T08:00:00Z');
    expect(xOf(frame, nine)).toBe(110);
    expect(timeAt(frame, 110)).toBe(nine);
    expect(xOf(frame, Date.parse('2026-11-27T02:00:00Z'))).toBe(100);
    expect(timeAt(frame, 999)).toBe(Date.parse('2026-11-27T17:00:00Z'));
  });
});
