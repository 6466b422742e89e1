const aMinute = 60_000;

/** How far the clock of the house is ahead of the reader's, by the `Date` of an answer. */
export const aheadBy = (dateHeader: string | null, now: number): number => {
  const told = Date.parse(dateHeader ?? '');
  return Number.isNaN(told) ? 0 : told - now;
};

/** How long a hold still lasts, in milliseconds; never less than none. */
export const timeLeft = (expiresAt: string, ahead: number, now: number): number => Math.max(0, Date.parse(expiresAt) - now - ahead);

/** Whole minutes that are left, the one that has begun counted. */
export const minutesLeft = (left: number): number => Math.ceil(left / aMinute);

/** What is worth interrupting somebody for: that it is held, that five minutes or one are left, that none are. */
export function newsOf(left: number): 'held' | 'five' | 'one' | 'over' {
  if (left <= 0) return 'over';
  if (left <= aMinute) return 'one';
  return left <= 5 * aMinute ? 'five' : 'held';
}
