import { Temporal } from 'temporal-polyfill';
import { DomainError } from '#kernel';
import { isBefore, merge, type Interval } from './interval.js';
import type { Refusal } from './refusal.js';
import type { Pooled } from './wish.js';

export type OfferState = 'open' | 'accepted' | 'declined' | 'lapsed' | 'withdrawn' | 'ended';

/** How long an offer is kept at most: others wait for the floor meanwhile. */
export const mostDaysKept = 14;

/** What an alternative takes of the house. */
export interface Alternative extends Interval {
  spaceId: string;
  setupMinutes: number;
  clearupMinutes: number;
  pooled: readonly Pooled[];
}

/** Whether an offer can be kept until then: not for too long, and not beyond the beginning of anything in it. */
export function deadlineRefusals(until: Temporal.Instant, alternatives: readonly Interval[], now: Temporal.Instant): Refusal[] {
  const latest = alternatives.reduce((last, { start }) => (isBefore(start, last) ? start : last), now.add({ hours: 24 * mostDaysKept }));
  if (isBefore(now, until) && !isBefore(latest, until)) return [];
  return [{ code: 'offer.deadline-impossible', params: { until: until.toString(), latest: latest.toString() } }];
}

interface Standing {
  state: OfferState;
  until: Temporal.Instant;
}

/** @throws DomainError `offer.not-open` where it has been answered or taken back, or its deadline has passed */
export function mustBeOpen({ state, until }: Standing, now: Temporal.Instant): void {
  const is = state === 'open' && !isBefore(now, until) ? 'lapsed' : state;
  if (is !== 'open') throw new DomainError('offer.not-open', { state: is, until: until.toString() });
}

/** A stretch of time that a space is kept. */
export interface Kept extends Interval {
  spaceId: string;
}

/**
 * The floor to keep for these alternatives, of which she takes one: what overlaps in one space is kept once, and what the request
 * holds itself is kept by that.
 */
export function floorToKeep(alternatives: readonly Alternative[], held: Alternative | null): Kept[] {
  const spaceIds = [...new Set(alternatives.map(({ spaceId }) => spaceId))];
  return spaceIds.flatMap((spaceId) => {
    const wanted = merge(alternatives.filter((one) => one.spaceId === spaceId).map(taken));
    const left = held?.spaceId === spaceId ? wanted.flatMap((stretch) => without(stretch, taken(held))) : wanted;
    return left.map((stretch) => ({ spaceId, ...stretch }));
  });
}

/** So many of a pool, kept for a while. */
export interface KeptThings extends Interval, Pooled {}

/** What to keep of the pools: at each instant as much as the alternative needs that needs most then, less what the request has anyway. */
export function thingsToKeep(alternatives: readonly Alternative[], held: Alternative | null): KeptThings[] {
  const poolIds = [...new Set(alternatives.flatMap(({ pooled }) => pooled.map(({ poolId }) => poolId)))];
  const moments = [...alternatives, ...(held ? [held] : [])].flatMap((one) => Object.values(taken(one))).toSorted((one, other) => Temporal.Instant.compare(one, other));
  return poolIds.flatMap((poolId) =>
    moments.slice(1).flatMap((end, index): KeptThings[] => {
      const stretch = { start: moments[index]!, end };
      const amount = Math.max(...alternatives.map((one) => amountIn(one, poolId, stretch))) - (held ? amountIn(held, poolId, stretch) : 0);
      return isBefore(stretch.start, end) && amount > 0 ? [{ poolId, amount, ...stretch }] : [];
    }),
  );
}

const taken = ({ start, end, setupMinutes, clearupMinutes }: Alternative): Interval => ({
  start: start.subtract({ minutes: setupMinutes }),
  end: end.add({ minutes: clearupMinutes }),
});

// Of a stretch in which nothing begins or ends.
function amountIn(one: Alternative, poolId: string, { start, end }: Interval): number {
  const { start: from, end: until } = taken(one);
  if (isBefore(start, from) || isBefore(until, end)) return 0;
  return one.pooled.find((item) => item.poolId === poolId)?.amount ?? 0;
}

function without({ start, end }: Interval, { start: from, end: until }: Interval): Interval[] {
  const before = isBefore(start, from) ? [{ start, end: isBefore(end, from) ? end : from }] : [];
  const after = isBefore(until, end) ? [{ start: isBefore(start, until) ? until : start, end }] : [];
  return isBefore(start, until) && isBefore(from, end) ? [...before, ...after] : [{ start, end }];
}
