import { describe, expect, test } from '@jest/globals';
import { axisOf, placed } from './axis';
import { moved, type Rows } from './moving';
import { nearestTo, startsWithin } from './starts';
import { merged, openOf, takenOf, without } from './stretches';
import { dayAt, daysLater, instantAt, onTheWall } from './wall-time';

const zone = 'Europe/Stockholm';
const hour = 3_600_000;
const time = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const label = (at: number) => time.format(at);
const at = (from: number, until: number) => ({ from, until });

describe('a day', () => {
  test.each([
    ['2026-11-26', 24, ['00:00', '01:00', '02:00', '03:00', '04:00']],
    ['2027-03-28', 23, ['00:00', '01:00', '03:00', '04:00', '05:00']],
    ['2026-10-25', 25, ['00:00', '01:00', '02:00', '02:00', '03:00']],
  ])('%s is as long as it is: %i hours, each with what the clock shows', (date, length, first) => {
    const day = dayAt(date, zone);
    const axis = axisOf(day.from, [day], label)!;
    expect((day.until - day.from) / hour).toBe(length);
    expect(axis.hours.map((one) => one.label).slice(0, 5)).toEqual(first);
    expect(axis.hours).toHaveLength(length);
    expect(axis.hours.at(-1)!.label).toBe('23:00');
  });

  test.each(['2027-03-28', '2026-10-25'])('what is at ten on %s stands where ten is', (date) => {
    const day = dayAt(date, zone);
    const axis = axisOf(day.from, [day], label)!;
    const ten = instantAt(date, '10:00', zone);
    const { at: place, wide } = placed(at(ten, ten + hour), axis);
    expect(place * axis.hours.length).toBeCloseTo(axis.hours.findIndex((one) => one.label === '10:00'), 9);
    expect(wide * axis.hours.length).toBeCloseTo(1, 9);
  });

  test.each(['2027-03-27', '2027-03-28', '2026-10-25'])('in a week, ten to six on %s stands at ten to six', (date) => {
    const open = at(instantAt(date, '10:00', zone), instantAt(date, '18:00', zone));
    expect(onTheWall(open, date, zone)).toEqual(at(10 * hour, 18 * hour));
  });

  test('that is open until midnight ends at 24, not where it began', () => {
    const { from, until } = dayAt('2026-11-26', zone);
    expect(onTheWall(at(from + 20 * hour, until), '2026-11-26', zone)).toEqual(at(20 * hour, 24 * hour));
  });

  test('shows the hours that something is in, and whole ones', () => {
    const { from } = dayAt('2026-11-26', zone);
    const axis = axisOf(from, [at(from + 7.5 * hour, from + 17 * hour), at(from + 8 * hour, from + 19.75 * hour)], label)!;
    expect([axis.hours[0]!.label, axis.hours.at(-1)!.label]).toEqual(['07:00', '19:00']);
    expect(axisOf(from, [], label)).toBeUndefined();
  });

  test('after the last of a month is the first of the next', () => expect(daysLater('2026-12-31', 1)).toBe('2027-01-01'));
});

describe('stretches', () => {
  test('that adjoin or overlap are one', () => expect(merged([at(5, 6), at(1, 3), at(2, 4), at(4, 5)])).toEqual([at(1, 6)]));

  test('without others are what is left on both sides', () => {
    expect(without([at(0, 10)], [at(6, 7), at(2, 3)])).toEqual([at(0, 2), at(3, 6), at(7, 10)]);
    expect(without([at(0, 10)], [at(0, 10)])).toEqual([]);
    expect(without([at(0, 3), at(5, 8)], [at(2, 6)])).toEqual([at(0, 2), at(6, 8)]);
  });

  test('that are taken count for whoever reads the board, setting up included, but for requests that keep nobody out', () => {
    const space = {
      spaceId: 's', floor: null, open: [{ opens: '2026-11-26T07:00:00Z', closes: '2026-11-26T17:00:00Z' }],
      bookings: [
        { id: 'a', start: '2026-11-26T09:00:00Z', end: '2026-11-26T10:00:00Z', setupMinutes: 30, title: 'A', state: 'approved' as const, people: 1, version: 1 },
        { id: 'b', start: '2026-11-26T14:00:00Z', end: '2026-11-26T15:00:00Z', title: 'B', state: 'requested' as const, people: 1, version: 1 },
      ],
      taken: [{ start: '2026-11-26T11:00:00Z', end: '2026-11-26T12:00:00Z' }],
    };
    const midnight = Date.parse('2026-11-26T00:00:00Z');
    const hours = without(openOf(space), takenOf(space)).map(({ from, until }) => [(from - midnight) / hour, (until - midnight) / hour]);
    expect(hours).toEqual([[7, 8.5], [10, 11], [12, 17]]);
  });
});

describe('a start', () => {
  const minute = 60_000;
  test('is the first that can be, then each quarter on the clock', () =>
    expect(startsWithin(at(10 * hour + 7 * minute, 11 * hour), 30, null).map((start) => start / minute)).toEqual([607, 615, 630]));
  test('is on the grid of the space where it has one', () =>
    expect(startsWithin(at(10 * hour + 10 * minute, 12 * hour), 60, 20).map((start) => start / minute)).toEqual([610, 630, 650]));
  test('there is none where it is free too shortly', () => expect(startsWithin(at(0, hour), 61, null)).toEqual([]));
  test('that is pointed at is the nearest', () => expect(nearestTo([10, 20, 30], 24)).toBe(20));
});

describe('keys', () => {
  const rows: Rows = [[at(8, 9), at(12, 14)], [], [at(8, 10), at(11, 13), at(15, 16)]];
  test.each([
    ['ArrowRight', { row: 0, index: 0 }, { row: 0, index: 1 }],
    ['ArrowRight', { row: 0, index: 1 }, { row: 2, index: 0 }],
    ['ArrowLeft', { row: 2, index: 0 }, { row: 0, index: 1 }],
    ['ArrowDown', { row: 0, index: 1 }, { row: 2, index: 1 }],
    ['ArrowUp', { row: 2, index: 2 }, { row: 0, index: 1 }],
    ['ArrowUp', { row: 0, index: 0 }, undefined],
    ['ArrowDown', { row: 2, index: 0 }, undefined],
    ['ArrowRight', { row: 2, index: 2 }, undefined],
    ['Home', { row: 2, index: 1 }, { row: 0, index: 0 }],
    ['End', { row: 0, index: 0 }, { row: 2, index: 2 }],
    ['a', { row: 0, index: 0 }, undefined],
  ])('%s from %j leads to %j', (key, from, to) => expect(moved(rows, from, key)).toEqual(to));
});
