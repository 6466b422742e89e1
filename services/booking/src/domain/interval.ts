import { Temporal } from 'temporal-polyfill';
import { DomainError } from '#kernel';

/** A stretch of time, half-open: an end is the first instant that no longer belongs to it. */
export interface Interval {
  start: Temporal.Instant;
  end: Temporal.Instant;
}

const compare = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b);
const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (compare(a, b) <= 0 ? a : b);
const later = (a: Temporal.Instant, b: Temporal.Instant) => (compare(a, b) >= 0 ? a : b);

export const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => compare(a, b) < 0;

export const contains = (outer: Interval, inner: Interval): boolean =>
  compare(outer.start, inner.start) <= 0 && compare(inner.end, outer.end) <= 0;

export const hoursOf = ({ start, end }: Interval): number => end.since(start).total('hours');

/** What `interval` and `frame` share, if anything. */
export function clip(interval: Interval, frame: Interval): Interval | undefined {
  const start = later(interval.start, frame.start);
  const end = earlier(interval.end, frame.end);
  return isBefore(start, end) ? { start, end } : undefined;
}

/** Intervals in order of time, where those that meet have become one. */
export function merge(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const next of intervals.toSorted((a, b) => compare(a.start, b.start))) {
    const last = merged.at(-1);
    if (last && compare(next.start, last.end) <= 0) last.end = later(last.end, next.end);
    else merged.push({ ...next });
  }
  return merged;
}

export function mustEndAfterItStarts({ start, end }: Interval, field = 'end'): void {
  if (isBefore(start, end)) return;
  const times = { start: start.toString(), end: end.toString() };
  throw new DomainError('input.end-before-start', times, [{ field, code: 'end-before-start', message: 'must be after the start' }]);
}
