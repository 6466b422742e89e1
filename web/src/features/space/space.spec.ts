import { describe, expect, test } from '@jest/globals';
import { readSearch } from './address';
import { askable } from './free';

const minute = 60_000;
const hour = 60 * minute;
const rules = { noticeMinutes: 0, gridMinutes: null, shortestMinutes: 30 };
const open = [{ from: 8 * hour, until: 18 * hour }];
const long = 100 * hour;

describe('a space may be asked for', () => {
  test('where it is open and not taken', () =>
    expect(askable(open, [{ from: 10 * hour, until: 11 * hour + 10 * minute }], rules, 0, long)).toEqual([
      { from: 8 * hour, until: 10 * hour },
      { from: 11 * hour + 10 * minute, until: 18 * hour },
    ]));
  test('not where it is free more shortly than its shortest', () => expect(askable(open, [{ from: 8 * hour + 29 * minute, until: 18 * hour }], rules, 0, long)).toEqual([]));
  test('from the next quarter, today', () => expect(askable(open, [], rules, 9 * hour + minute, long)[0]!.from).toBe(9 * hour + 15 * minute));
  test('as long beforehand as it wants', () => expect(askable(open, [], { ...rules, noticeMinutes: 120 }, 9 * hour, long)[0]!.from).toBe(11 * hour));
  test('at the minutes at which its bookings begin, counted from opening', () =>
    expect(askable(open, [{ from: 8 * hour, until: 8 * hour + 10 * minute }], { ...rules, gridMinutes: 20 }, 0, long)[0]!.from).toBe(8 * hour + 20 * minute));
  test('no further ahead than it lets', () => expect(askable(open, [], rules, 0, 7 * hour)).toEqual([]));
});

test.each([{ from: '2026-02-30' }, { from: 'today' }, { start: 'x' }, { length: -1 }, { people: '3' }, { people: 1.5 }])('an address that says %j says nothing', (address) =>
  expect(JSON.parse(JSON.stringify(readSearch(address)))).toEqual({}),
);
