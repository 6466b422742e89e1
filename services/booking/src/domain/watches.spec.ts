import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { clip, contains } from './interval.js';
import { besides, headStartMinutes, inOrder, mostWindows, tellings, type FloorWindow, type Telling, type Watcher } from './watches.js';

const at = (minutes: number) => Temporal.Instant.from('2026-11-20T10:00:00Z').add({ minutes });
const window = (spaceId: string, from: number, to: number, cellIds: string[] = [spaceId]): FloorWindow => ({ spaceId, cellIds, start: at(from), end: at(to) });
const watcher = (watchId: string, asked: number, ...windows: FloorWindow[]): Watcher => ({ watchId, placedAt: at(asked), windows });
const who = (told: readonly Telling[]) => told.map(({ watchId, spaceId }) => `${watchId} ${spaceId}`);

describe('who is told of what is free', () => {
  const free = window('hall', 1000, 1120);

  it('is the first who asked, then the next after her head start, and nobody twice', () => {
    const watchers = [watcher('c', 3, free), watcher('a', 1, free), watcher('b', 2, free)];
    const told: Telling[] = [];
    const rounds = [0, 1, 29, 30, 59, 60, 90, 500].map((minutes) => {
      const now = tellings(watchers, told, at(minutes));
      told.push(...now);
      return who(now).join();
    });
    expect(rounds).toEqual(['a hall', '', '', 'b hall', '', 'c hall', '', '']);
  });

  it('are several at once, where there is floor for each', () => {
    const others = ['1', '2', '3', '4'].map((name) => window(`room ${name}`, 1000, 1120));
    const told = tellings([watcher('a', 1, ...others), watcher('b', 2, ...others)], [], at(0));
    expect(who(told)).toEqual(['a room 1', 'a room 2', 'a room 3', 'b room 4']);
  });

  it('half of a hall holds back whoever waits for the whole, and the other half nobody', () => {
    const [west, east, whole] = [window('west', 1000, 1120), window('east', 1000, 1120), window('whole', 900, 1200, ['west', 'east'])];
    expect(who(tellings([watcher('a', 1, west), watcher('b', 2, whole), watcher('c', 3, east)], [], at(0)))).toEqual(['a west', 'c east']);
  });

  it('who asked before is not held back by who asked after', () => {
    const told = tellings([watcher('b', 2, free)], [], at(0));
    expect(who(tellings([watcher('a', 1, window('hall', 900, 1200)), watcher('c', 3, free)], told, at(5)))).toEqual(['a hall']);
  });

  it('more of what she was told of is news where somebody has given it back, less is not', () => {
    const told = tellings([watcher('a', 1, free)], [], at(0));
    const [back, elsewhere] = [window('hall', 1120, 1180), window('room', 1120, 1180)];
    const again = (from: number, to: number, ...givenBack: FloorWindow[]) =>
      who(tellings([watcher('a', 1, window('hall', from, to))], told, at(5), givenBack));
    expect(again(1010, 1120, back)).toEqual([]);
    expect(again(1000, 1180, back)).toEqual(['a hall']);
    expect([again(1000, 1180), again(1000, 1180, elsewhere)]).toEqual([[], []]);
  });

  it('is told of nothing more while she can have something of which she knows, and of the next when that is gone', () => {
    const rooms = ['1', '2', '3', '4', '5'].map((name) => window(`room ${name}`, 1000, 1120));
    const told = tellings([watcher('a', 1, ...rooms)], [], at(0));
    expect(who(told)).toEqual(['a room 1', 'a room 2', 'a room 3']);
    expect(tellings([watcher('a', 1, ...rooms.slice(2))], told, at(100))).toEqual([]);
    expect(who(tellings([watcher('a', 1, ...rooms.slice(3))], told, at(100)))).toEqual(['a room 4', 'a room 5']);
  });

  it('is not told of what lies near floor that came free while they looked', () => {
    const watchers = [watcher('a', 1, window('hall', 1000, 1120), window('room', 1000, 1120)), watcher('b', 2, window('hall', 10_000, 10_100))];
    const left = besides(watchers, [window('hall', 1200, 1300), window('elsewhere', 1000, 1120)]);
    expect(left.map(({ windows }) => windows.map(({ spaceId }) => spaceId))).toEqual([['room'], ['hall']]);
  });

  it('is found at once, of five hundred who wait for twenty rooms', () => {
    const rooms = Array.from({ length: 20 }, (_, index) => window(`room ${index}`, 1000, 1120));
    const watchers = Array.from({ length: 500 }, (_, index) => watcher(`${1000 + index}`, index, ...rooms));
    const told = watchers.flatMap(({ watchId, placedAt }) => ['x', 'y', 'z'].map((name) => ({ watchId, placedAt, at: at(500), ...window(`${name} ${watchId}`, 1000, 1120) })));
    const start = performance.now();
    expect(tellings(watchers, told, at(510), [window('room 1', 0, 2000)])).toHaveLength(20);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

const anyWindow = fc
  .record({ space: fc.constantFrom('west', 'east', 'whole', 'room'), from: fc.integer({ min: 0, max: 8 }), length: fc.integer({ min: 1, max: 4 }) })
  .map(({ space, from, length }) => window(space, 1000 + from * 60, 1000 + (from + length) * 60, space === 'whole' ? ['west', 'east'] : [space]));
const anyWatchers = fc.uniqueArray(fc.record({ id: fc.integer({ min: 0, max: 20 }), asked: fc.integer({ min: 0, max: 5 }), windows: fc.uniqueArray(anyWindow, { selector: ({ spaceId }) => spaceId }) }), {
  selector: ({ id }) => id,
  maxLength: 8,
});

const shareFloor = (one: FloorWindow, other: FloorWindow) =>
  clip(one, other) !== undefined && one.cellIds.some((cell) => other.cellIds.includes(cell));

/** One round after another, so long after each other, and then until everybody must have been told. */
function afterRounds(watchers: readonly Watcher[], pauses: readonly number[]): Telling[] {
  const told: Telling[] = [];
  let minutes = 10;
  for (const pause of [...pauses, ...Array.from({ length: 60 }, () => headStartMinutes)]) {
    told.push(...tellings(watchers, told, at(minutes)));
    minutes += pause;
  }
  return told;
}

const pairsOf = (told: readonly Telling[]) => told.flatMap((later, index) => told.slice(0, index).map((earlier) => ({ earlier, later })));

const isRepeated = ({ earlier, later }: Record<'earlier' | 'later', Telling>) =>
  earlier.watchId === later.watchId && earlier.spaceId === later.spaceId && contains(earlier, later);

const isRushed = ({ earlier, later }: Record<'earlier' | 'later', Telling>) =>
  inOrder(earlier, later) < 0 && shareFloor(earlier, later) && later.at.since(earlier.at).total('minutes') < headStartMinutes;

const isForgotten = (told: readonly Telling[]) => ({ watchId, windows }: Watcher) =>
  windows.length > 0 && !told.some((telling) => telling.watchId === watchId);

describe('whoever waits for whatever', () => {
  it('is told in the order of asking, with a whole head start between, of nothing twice, and in the end of something', () => {
    fc.assert(
      fc.property(anyWatchers, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 }), (wished, pauses) => {
        const watchers = wished.map(({ id, asked, windows }) => watcher(String(id).padStart(2, '0'), asked, ...windows));
        const told = afterRounds(watchers, pauses);
        expect(pairsOf(told).filter(isRepeated)).toEqual([]);
        expect(pairsOf(told).filter(isRushed)).toEqual([]);
        expect(watchers.filter(isForgotten(told))).toEqual([]);
      }),
    );
  });

  it('is told of a few times at once, and never of what she could not have', () => {
    fc.assert(
      fc.property(anyWatchers, (wished) => {
        const watchers = wished.map(({ id, asked, windows }) => watcher(String(id), asked, ...windows));
        const told = tellings(watchers, [], at(10));
        for (const { watchId, windows } of watchers) {
          const hers = told.filter((one) => one.watchId === watchId);
          expect(hers.length).toBeLessThanOrEqual(mostWindows);
          expect(hers.map(({ spaceId, start }) => [spaceId, start])).toEqual(
            windows.filter((one) => hers.some((telling) => telling.spaceId === one.spaceId)).map(({ spaceId, start }) => [spaceId, start]),
          );
        }
        const [first] = watchers.filter(({ windows }) => windows.length > 0).toSorted(inOrder);
        expect(told[0]?.watchId).toBe(first?.watchId);
      }),
    );
  });
});
