import { minute, type Stretch } from './stretches';

const usualStep = 15;

/**
 * When something so long can begin within a free time: at its first start, then at each quarter as a clock shows them, or at
 * each minute of the space's own grid counted from its first start.
 */
export function startsWithin({ from, until }: Stretch, minutes: number, gridMinutes: number | null): number[] {
  const step = (gridMinutes ?? usualStep) * minute;
  const last = until - minutes * minute;
  if (from > last) return [];
  const origin = gridMinutes === null ? 0 : from;
  const starts = [from];
  for (let at = origin + Math.floor((from - origin) / step + 1) * step; at <= last; at += step) starts.push(at);
  return starts;
}

/** @returns the start that is nearest to a time */
export const nearestTo = (starts: readonly number[], at: number): number | undefined =>
  starts.toSorted((one, other) => Math.abs(one - at) - Math.abs(other - at))[0];
