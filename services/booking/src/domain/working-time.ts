import type { Temporal } from 'temporal-polyfill';
import { clip, type Interval } from './interval.js';

type Instant = Temporal.Instant;

const minute = 60_000;
const lengthOf = ({ start, end }: Interval): number => end.epochMilliseconds - start.epochMilliseconds;

/**
 * How many minutes of the opening windows lie between the two; none where `to` is not after `from`.
 * @param windows when the house is open, in order of time, of which none meet
 */
export function workingMinutes(windows: readonly Interval[], from: Instant, to: Instant): number {
  const shared = windows.map((window) => clip(window, { start: from, end: to }));
  return shared.reduce((sum, part) => sum + (part ? lengthOf(part) : 0), 0) / minute;
}

/** The first moment by which the house has been open for so many minutes since `from`; undefined where the windows end before. */
export function workingTimeAfter(windows: readonly Interval[], from: Instant, minutes: number): Instant | undefined {
  let left = Math.round(minutes * minute);
  if (left <= 0) return from;
  for (const window of windows) {
    const part = clip(window, { start: from, end: window.end });
    if (!part) continue;
    if (lengthOf(part) >= left) return part.start.add({ milliseconds: left });
    left -= lengthOf(part);
  }
  return undefined;
}

/** The last moment since which the house has been open for so many minutes; where the windows begin after it, when they begin. */
export function workingTimeBefore(windows: readonly Interval[], now: Instant, minutes: number): Instant {
  let left = Math.round(minutes * minute);
  let reached = now;
  for (const window of windows.toReversed()) {
    if (left <= 0) break;
    const part = clip(window, { start: window.start, end: now });
    if (!part) continue;
    const taken = Math.min(left, lengthOf(part));
    reached = part.end.subtract({ milliseconds: taken });
    left -= taken;
  }
  return reached;
}
