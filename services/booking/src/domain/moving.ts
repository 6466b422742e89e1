import type { Temporal } from 'temporal-polyfill';
import { dateOf } from './free-windows.js';
import { contains, type Interval } from './interval.js';
import type { Pooled } from './wish.js';

/** What a booking takes of the house. */
export interface Taking extends Interval {
  spaceId: string;
  people: number;
  layout: string | null;
  setupMinutes: number;
  clearupMinutes: number;
  pooled: readonly Pooled[];
  serviceIds: readonly string[];
}

/** What was once given so far ahead may be moved about there. */
export const daysAheadToMove = (booked: Interval, timeZone: string, now: Temporal.Instant, daysAhead: number): number =>
  Math.max(daysAhead, dateOf(now, { timeZone }).until(dateOf(booked.start, { timeZone })).days + 1);

/** Whether somebody who was given `before` has no more of anything with `after`. */
export const takesNoMore = (before: Taking, after: Taking): boolean =>
  before.spaceId === after.spaceId &&
  before.layout === after.layout &&
  after.people <= before.people &&
  contains(occupied(before), occupied(after)) &&
  after.serviceIds.every((id) => before.serviceIds.includes(id)) &&
  after.pooled.every(({ poolId, amount }) => before.pooled.some((had) => had.poolId === poolId && amount <= had.amount));

export const occupied = ({ start, end, setupMinutes, clearupMinutes }: Taking): Interval => ({
  start: start.subtract({ minutes: setupMinutes }),
  end: end.add({ minutes: clearupMinutes }),
});
