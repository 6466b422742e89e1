import { Temporal } from 'temporal-polyfill';
import { clip, contains, isBefore, merge, type Interval } from './interval.js';

/** How many a person may have at once. */
export const mostWatches = 20;

/** How long before others who asked later somebody is told of a time. */
export const headStartMinutes = 30;

/** Of how many times somebody is told at once; the others stay for those after her. */
export const mostWindows = 3;

/** For how long at most a wish may reach, in days. */
export const mostWatchedDays = 31;

/** A space that is free for long enough, with the floor that it takes. */
export interface FloorWindow extends Interval {
  spaceId: string;
  cellIds: readonly string[];
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
 * before, or somebody who asked before her has a head start on any of that floor.
 * @param told what has been told of watches that have not ended
 */
export function tellings(watchers: readonly Watcher[], told: readonly Telling[], now: Temporal.Instant): Telling[] {
  const known = [...told];
  for (const { windows, ...asked } of watchers.toSorted(inOrder)) {
    const news = windows.filter((window) => !isKnown(asked, window, known) && !isHeldBack(asked, window, known, now)).slice(0, mostWindows);
    known.push(...news.map((window) => ({ ...asked, ...window, at: now })));
  }
  return known.slice(told.length);
}

function isKnown({ watchId }: Asked, window: FloorWindow, told: readonly Telling[]): boolean {
  const hers = told.filter((telling) => telling.watchId === watchId && telling.spaceId === window.spaceId);
  return merge(hers.map(({ start, end }) => ({ start, end }))).some((stretch) => contains(stretch, window));
}

const isHeldBack = (asked: Asked, window: FloorWindow, told: readonly Telling[], now: Temporal.Instant): boolean =>
  told.some((telling) => inOrder(telling, asked) < 0 && isBefore(now, headStartUntil(telling.at)) && isSameFloor(telling, window));

const isSameFloor = (one: FloorWindow, other: FloorWindow): boolean =>
  clip(one, other) !== undefined && one.cellIds.some((cellId) => other.cellIds.includes(cellId));

export const headStartUntil = (at: Temporal.Instant): Temporal.Instant => at.add({ minutes: headStartMinutes });
