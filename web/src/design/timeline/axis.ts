import type { Stretch } from './stretches';

const anHour = 3_600_000;

/** Where hours stand beside each other: so much of it is so much of the width. */
export interface Axis extends Stretch {
  /** Each whole hour, with what a clock on the wall shows then. */
  hours: { at: number; label: string }[];
}

/**
 * A day as long as it is: on the day on which clocks go forward an hour is missing, and on the one on which they go back an
 * hour is there twice.
 * @param midnight when the day begins
 * @param shown what must be seen; hours before and after it are left out
 * @param label what a clock shows
 */
export function axisOf(midnight: number, shown: readonly Stretch[], label: (at: number) => string): Axis | undefined {
  if (shown.length === 0) return undefined;
  const hoursFrom = (at: number, round: (hours: number) => number) => midnight + round((at - midnight) / anHour) * anHour;
  const from = hoursFrom(Math.min(...shown.map((one) => one.from)), Math.floor);
  const until = hoursFrom(Math.max(...shown.map((one) => one.until)), Math.ceil);
  const hours = Array.from({ length: (until - from) / anHour }, (_, index) => from + index * anHour).map((at) => ({ at, label: label(at) }));
  return { from, until, hours };
}

/** How far along the axis something begins and how much of it it takes, as parts of one. */
export function placed({ from, until }: Stretch, axis: Stretch): { at: number; wide: number } {
  const length = axis.until - axis.from;
  const begin = Math.max(from, axis.from);
  return { at: (begin - axis.from) / length, wide: Math.max(0, Math.min(until, axis.until) - begin) / length };
}
