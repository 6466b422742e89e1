import { Temporal } from 'temporal-polyfill';
import { contains, isBefore, merge, type Interval } from './interval.js';

/** How many a person may have at once. */
export const mostWatches = 20;

/** How long before others who asked later somebody is told of a time. */
export const headStartMinutes = 30;

/** Of how many times somebody is told at once; the others stay for those after her. */
export const mostWindows = 3;

/** How far apart, in hours, times may lie that matter to each other: as long as setting up or clearing up may last. */
const reachHours = 24;

/** For how long at most a wish may reach, in days. */
export const mostWatchedDays = 31;

export interface Floor extends Interval {
  cellIds: readonly string[];
}

/** A space that is free for long enough, with the floor that it takes. */
export interface FloorWindow extends Floor {
  spaceId: string;
}

/** Who asked, and when: the order in which people are told. */
export interface Asked {
  watchId: string;
  placedAt: Temporal.Instant;
}

/** Somebody who waits, with what she could have now. */
export interface Watcher extends Asked {
  /** The best first. */
  windows: readonly FloorWindow[];
}

export interface Telling extends Asked, FloorWindow {
  at: Temporal.Instant;
}

/** First who asked first; of those who asked in the same moment one, always the same, comes first. */
export const inOrder = (one: Asked, other: Asked): number =>
  Temporal.Instant.compare(one.placedAt, other.placedAt) || (one.watchId < other.watchId ? -1 : one.watchId > other.watchId ? 1 : 0);

/**
 * Who is told of what now. Each, in the order in which they asked, is told of what she could have, unless she has been told of it
 * before, or somebody who asked before her has a head start on any of that floor. Whoever still can have something that she has
 * been told of is told only of what somebody has given back.
 * @param told what has been told of watches that have not ended
 * @param givenBack what somebody had until now
 */
export function tellings(
  watchers: readonly Watcher[],
  told: readonly Telling[],
  now: Temporal.Instant,
  givenBack: readonly Floor[] = [],
): Telling[] {
  const byWatch = grouped(told, ({ watchId }) => [watchId]);
  const headStarts = byCell(told.filter(({ at }) => isBefore(now, headStartUntil(at))));
  const back = byCell(givenBack);
  return watchers.toSorted(inOrder).flatMap(({ windows, ...asked }) => {
    const hers = byWatch.get(asked.watchId) ?? [];
    const hasSome = windows.some((window) => hers.some((telling) => isSameTime(telling, window)));
    const news = windows
      .filter((window) => !isKnown(window, hers) && (!hasSome || meets(window, back)))
      .filter((window) => !meets(window, headStarts, (telling) => inOrder(telling, asked) < 0))
      .slice(0, mostWindows)
      .map((window): Telling => ({ ...asked, ...window, at: now }));
    addTo(headStarts, news, ({ cellIds }) => cellIds);
    return news;
  });
}

/**
 * Without what lies near floor that came free while they looked: those who asked first looked first, and may have missed it.
 */
export function besides(watchers: readonly Watcher[], missed: readonly Floor[]): Watcher[] {
  const hours = reachHours;
  const floors = byCell(missed.map(({ start, end, cellIds }) => ({ start: start.subtract({ hours }), end: end.add({ hours }), cellIds })));
  return watchers.map((watcher) => ({ ...watcher, windows: watcher.windows.filter((window) => !meets(window, floors)) }));
}

export const headStartUntil = (at: Temporal.Instant): Temporal.Instant => at.add({ minutes: headStartMinutes });

/** Whoever was told before this has had her head start by now. */
export const turnEnded = (now: Temporal.Instant): Temporal.Instant => now.subtract({ minutes: headStartMinutes });

const isSameTime = (telling: Telling, window: FloorWindow): boolean =>
  telling.spaceId === window.spaceId && (contains(telling, window) || contains(window, telling));

function isKnown(window: FloorWindow, hers: readonly Telling[]): boolean {
  const ofSpace = hers.filter(({ spaceId }) => spaceId === window.spaceId);
  return merge(ofSpace.map(({ start, end }) => ({ start, end }))).some((stretch) => contains(stretch, window));
}

// Hundreds who wait for dozens of spaces make millions of pairs: only what lies on the same cell is compared.
const meets = <F extends Floor>(
  window: Floor,
  floors: ReadonlyMap<string, readonly F[]>,
  isMeant: (floor: F) => boolean = () => true,
): boolean => window.cellIds.some((cellId) => floors.get(cellId)?.some((floor) => overlap(floor, window) && isMeant(floor)));

const overlap = (one: Interval, other: Interval): boolean => isBefore(one.start, other.end) && isBefore(other.start, one.end);

const byCell = <F extends Floor>(floors: readonly F[]): Map<string, F[]> => grouped(floors, ({ cellIds }) => cellIds);

function grouped<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  addTo(groups, items, keysOf);
  return groups;
}

function addTo<T>(groups: Map<string, T[]>, items: readonly T[], keysOf: (item: T) => readonly string[]): void {
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
}
