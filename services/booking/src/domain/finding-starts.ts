import { minute, type Stretch } from './finding-stretches.js';

/** At which minutes something may begin. */
export interface Starts {
  /** So many apart, counted from opening; null is at any minute. */
  gridMinutes: number | null;
  /** When it is open, a stretch a day. */
  days: readonly Stretch[];
  /** The last start that is allowed. */
  latest: number;
}

const whole = 5 * minute;

/** The first start within the stretch from which so much time is left of it; undefined where there is none. */
export function firstStart({ from, until }: Stretch, length: number, { gridMinutes, days, latest }: Starts): number | undefined {
  const last = Math.min(until - length, latest);
  if (from > last) return undefined;
  const start = gridMinutes === null ? rounded(from, last) : onGrid(from, gridMinutes * minute, days);
  return start <= last ? start : undefined;
}

// Nobody begins at seventeen seconds past seven minutes past, unless nothing else is left.
const rounded = (from: number, last: number) => {
  const next = Math.ceil(from / whole) * whole;
  return next <= last ? next : from;
};

function onGrid(from: number, step: number, days: readonly Stretch[]): number {
  const day = days.find((stretch) => from >= stretch.from && from < stretch.until);
  // Before opening there is nothing to count from.
  if (!day) return from;
  const next = day.from + Math.ceil((from - day.from) / step) * step;
  // Another day begins another count.
  return next < day.until ? next : Math.max(day.until, from);
}
