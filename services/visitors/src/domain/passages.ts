import { Temporal } from 'temporal-polyfill';
import { DomainError } from '#kernel';
import { later } from './time.js';

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
 * The times inside that follow from passages, in whatever order they were told. Doors that were without a network tell late and
 * know nothing of each other: of two ways in without a way out between them the first counts until that is told, and a way out
 * without a way in waits for its own. At one and the same moment she goes as often in and out as can be.
 */
export function entriesOf(passages: readonly Passage[]): Entry[] {
  const entries: Entry[] = [];
  const ordered = passages.toSorted(byTime);
  const waiting = ordered.slice();
  for (const { at } of ordered) {
    for (let next = takeNext(waiting, at, entries); next; next = takeNext(waiting, at, entries)) {
      const open = openOf(entries);
      if (open) Object.assign(open, { wentOut: at, leftBy: next.how });
      else entries.push({ cameIn: at, wentOut: null, leftBy: null });
    }
  }
  return entries;
}

/** The passage of that moment that leads on from where she is. */
function takeNext(waiting: Passage[], at: Temporal.Instant, entries: Entry[]): Passage | undefined {
  const direction = openOf(entries) ? 'out' : 'in';
  const index = waiting.findIndex((one) => one.direction === direction && one.at.equals(at));
  return index < 0 ? undefined : waiting.splice(index, 1)[0];
}

const openOf = (entries: Entry[]): Entry | undefined => entries.find(({ wentOut }) => wentOut === null);

// Of two ways out at the same moment, the one that somebody saw.
const asSeen: How[] = ['scan', 'reception', 'closing'];
const byTime = (a: Passage, b: Passage): number =>
  Temporal.Instant.compare(a.at, b.at) || asSeen.indexOf(a.how) - asSeen.indexOf(b.how);

export interface Next extends Passage {
  /** It happened before it was told, so that there is nobody left to refuse. */
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
 * The passages with the next one.
 * @throws DomainError `visit.already-inside` or `visit.not-inside` where somebody can still be stopped
 */
export function withPassage(earlier: readonly Passage[], next: Next, timeZone: string): Passage[] {
  const { direction, at, how, isLate } = next;
  const open = openOf(entriesOf(earlier));
  if (!isLate && direction === 'in' && open) {
    throw new DomainError('visit.already-inside', { since: open.cameIn.toString(), timeZone });
  }
  if (!isLate && direction === 'out' && !open) throw new DomainError('visit.not-inside');
  return [...earlier, { direction, at, how }];
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
