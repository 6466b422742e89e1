import type { Refusal } from './refusal.js';
import { joined, overlap, type Stretch } from './finding-stretches.js';
import type { Pool, Pooled } from './wish.js';

/** Things of a pool that are out. */
export interface Claim extends Stretch {
  poolId: string;
  amount: number;
}

/** When a pool has not so much left, however short the time. */
export function scarce(pool: Pool, amount: number, claims: readonly Claim[]): Stretch[] {
  const short: Stretch[] = [];
  let out = 0;
  let since: number | undefined;
  for (const { at, change } of changesOf(pool, claims)) {
    out += change;
    const lacks = out + amount > pool.amount;
    if (lacks && since === undefined) since = at;
    if (!lacks && since !== undefined) {
      short.push({ from: since, until: at });
      since = undefined;
    }
  }
  return joined(short.filter(({ from, until }) => from < until));
}

/** How much is left at the tightest instant. */
export function leftOf(pool: Pool, within: Stretch, claims: readonly Claim[]): number {
  let out = 0;
  let most = 0;
  for (const { change } of changesOf(pool, claims.filter((claim) => overlap(claim, within)))) most = Math.max(most, (out += change));
  return Math.max(0, pool.amount - most);
}

/** Of which of these things there are too few within the time. */
export const poolRefusals = (pools: readonly Pool[], wanted: readonly Pooled[], within: Stretch, claims: readonly Claim[]): Refusal[] =>
  wanted.flatMap(({ poolId, amount }): Refusal[] => {
    const pool = pools.find(({ id }) => id === poolId);
    if (!pool) return [];
    const left = leftOf(pool, within, claims);
    return amount > left ? [{ code: 'booking.pool-overdrawn', params: { poolId, name: { ...pool.name }, amount, left } }] : [];
  });

// What is given back at an instant can be taken at the same.
const changesOf = ({ id }: Pool, claims: readonly Claim[]) =>
  claims
    .filter(({ poolId }) => poolId === id)
    .flatMap(({ from, until, amount }) => [{ at: from, change: amount }, { at: until, change: -amount }])
    .toSorted((one, other) => one.at - other.at || one.change - other.change);
