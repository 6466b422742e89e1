import type { Place } from './finding-place.js';
import { minute, type Stretch } from './finding-stretches.js';

/**
 * Whether it is sure that these times are what they were found to be. What is not known of can only take more: what was found to be
 * the first without it, or the longest, is so with it too where it is over before that, clearing up included.
 */
export function isKnown({ taken, layouts }: Pick<Place, 'taken' | 'layouts'>, times: readonly Stretch[]): boolean {
  if (taken.known === Infinity) return true;
  const clearup = Math.max(0, ...layouts.map(({ clearupMinutes }) => clearupMinutes)) * minute;
  return times.every(({ until }) => until + clearup <= taken.known);
}
