import { Temporal } from 'temporal-polyfill';

/** A stretch of time, half-open: an end is the first instant that no longer belongs to it. */
export interface Interval {
  start: Temporal.Instant;
  end: Temporal.Instant;
}

const compare = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b);

export const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => compare(a, b) < 0;
export const earlier = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant => (isBefore(b, a) ? b : a);
export const later = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant => (isBefore(a, b) ? b : a);

export const contains = (outer: Interval, inner: Interval): boolean => !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end);

export const isSame = (a: Interval, b: Interval): boolean => a.start.equals(b.start) && a.end.equals(b.end);

export const shifted = ({ start, end }: Interval, by: Temporal.Duration): Interval => ({ start: start.add(by), end: end.add(by) });

/** The interval inside the frame: as near to where it was as it can be, and shorter only where the frame is. */
export function fitInto(interval: Interval, frame: Interval): Interval {
  if (contains(frame, interval)) return interval;
  const length = shorter(interval.end.since(interval.start), frame.end.since(frame.start));
  const start = later(earlier(interval.start, frame.end.subtract(length)), frame.start);
  return { start, end: start.add(length) };
}

const shorter = (a: Temporal.Duration, b: Temporal.Duration) => (Temporal.Duration.compare(a, b) <= 0 ? a : b);
