import type { Temporal } from 'temporal-polyfill';
import { DomainError } from '#kernel';
import { hoursOf, isBefore, mustEndAfterItStarts, type Interval } from './interval.js';

export const longestDays = 366;

/** May a space be under maintenance then? The house need not be open, and work that has begun may be written down later. */
export function mustBeBlockable(block: Interval, now: Temporal.Instant): void {
  mustEndAfterItStarts(block);
  if (!isBefore(now, block.end)) throw new DomainError('booking.in-the-past', { start: block.start.toString() });
  // The clocks may have gone back once more than forward.
  if (hoursOf(block) > longestDays * 24 + 1) throw new DomainError('block.too-long', { days: longestDays });
}
