import type { Temporal } from 'temporal-polyfill';
import { DomainError } from '#kernel';
import { isBefore, later } from './time.js';

export type Direction = 'in' | 'out';
export type How = 'scan' | 'reception' | 'closing';

/** Somebody went through a door, or is taken to have. */
export interface Passage {
  direction: Direction;
  at: Temporal.Instant;
  how: How;
}

/** A time that somebody was inside; without an end while she is. */
export interface Entry {
  cameIn: Temporal.Instant;
  wentOut: Temporal.Instant | null;
  leftBy: How | null;
}

/**
 * The times inside that follow from passages in order of time. Doors that were without a network tell late and know nothing of
 * each other: of two ways in without a way out between them the first counts until that is told, and a way out without a way in
 * waits for its own.
 */
export function entriesOf(passages: readonly Passage[]): Entry[] {
  const entries: Entry[] = [];
  for (const { direction, at, how } of passages) {
    const open = openOf(entries);
    if (direction === 'in' && !open) entries.push({ cameIn: at, wentOut: null, leftBy: null });
    if (direction === 'out' && open) Object.assign(open, { wentOut: at, leftBy: how });
  }
  return entries;
}

const openOf = (entries: Entry[]): Entry | undefined => entries.find(({ wentOut }) => wentOut === null);

export interface Next extends Passage {
  /** It happened before it was told, at a door without a network: there is nobody left to refuse. */
  isLate: boolean;
}

/**
 * The next passage with its time: what happens now happens after all that is known, whichever clock was read first.
 * Else two doors that scan one pass at once could each be told that it was the first.
 */
export function inOrder<N extends Next>(earlier: readonly Passage[], next: N): N {
  const last = earlier.at(-1);
  return next.isLate || !last ? next : { ...next, at: later(last.at, next.at) };
}

/**
 * The passages with the next one in its place, which need not be the last.
 * @throws DomainError `visit.already-inside` or `visit.not-inside` where somebody can still be stopped
 */
export function withPassage(earlier: readonly Passage[], next: Next, timeZone: string): Passage[] {
  const before = earlier.filter(({ at }) => !isBefore(next.at, at));
  const open = openOf(entriesOf(before));
  if (!next.isLate && next.direction === 'in' && open) {
    throw new DomainError('visit.already-inside', { since: open.cameIn.toString(), timeZone });
  }
  if (!next.isLate && next.direction === 'out' && !open) throw new DomainError('visit.not-inside');
  const { direction, at, how } = next;
  return [...before, { direction, at, how }, ...earlier.slice(before.length)];
}

export interface Standing {
  state: 'inside' | 'left';
  /** When she last came in. */
  arrivedAt: Temporal.Instant;
  leftAt: Temporal.Instant | null;
  leftBy: How | null;
}

/** Where somebody is, by the last of her entries; null when she has not come yet. */
export function standingAfter(entries: readonly Entry[]): Standing | null {
  const last = entries.at(-1);
  if (!last) return null;
  return { state: last.wentOut ? 'left' : 'inside', arrivedAt: last.cameIn, leftAt: last.wentOut, leftBy: last.leftBy };
}
