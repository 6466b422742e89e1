import { describe, expect, test } from '@jest/globals';
import { inOtherSpace, nearest, onOtherDay, stepped, stretched } from './steps';

const hour = 3_600_000;
const days = [0, 1].map((index) => ({ date: `2026-11-2${6 + index}`, midnight: index * 24 * hour, from: index * 24 * hour + 8 * hour, to: index * 24 * hour + 18 * hour, x: index * 100 }));
const steps = { frame: { days, hours: 10, hourWidth: 10, dayWidth: 100, width: 200 }, ms: hour / 4 };
const at = (start: number, end: number) => ({ spaceId: 'b', start: start * hour, end: end * hour });

describe('a step', () => {
  test('goes a quarter of an hour, and onto the grid from beside it', () => {
    expect(stepped(at(10, 12), 1, steps)).toEqual(at(10.25, 12.25));
    expect(stepped(at(10.1, 11.1), 1, steps)).toEqual(at(10.25, 11.25));
    expect(stepped(at(10.1, 11.1), -1, steps).start).toBe(10 * hour);
  });

  test('leads from the end of a day to the beginning of the next, and back', () => {
    expect(stepped(at(17.75, 18.75), 1, steps)).toEqual(at(32, 33));
    expect(stepped(at(32, 34), -1, steps)).toEqual(at(16, 18));
  });

  test('leads nowhere beyond what is shown', () => {
    expect(stepped(at(8, 9), -1, steps)).toEqual(at(8, 9));
    expect(onOtherDay(at(32, 33), 1, steps)).toEqual(at(32, 33));
    expect(inOtherSpace(at(8, 9), 1, ['a', 'b']).spaceId).toBe('b');
  });

  test('leads to the other day at the same time, and to the other space', () => {
    expect(onOtherDay(at(10, 12), 1, steps)).toEqual(at(34, 36));
    expect(inOtherSpace(at(8, 9), -1, ['a', 'b']).spaceId).toBe('a');
  });

  test('stretches, and leaves a step at least', () => {
    expect(stretched(at(10, 11), 1, steps)).toEqual(at(10, 11.25));
    expect(stretched(at(10, 10.25), -1, steps)).toEqual(at(10, 10.25));
  });

  test('a pointer shows the nearest', () => expect(nearest(10.1 * hour, steps)).toBe(10 * hour));
});
