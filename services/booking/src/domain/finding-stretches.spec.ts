import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { common, joined, type Stretch } from './finding-stretches.js';
import { left, stretchesOf, takenIn, takenOfAny } from './finding-taken.js';
import { leftOf, scarce } from './finding-pools.js';

const stretch = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 9 })).map(([from, length]) => ({ from, until: from + length }));
const some = fc.array(stretch, { maxLength: 8 }).map(joined);
const instants = Array.from({ length: 80 }, (_, at) => at);
const isIn = (at: number, stretches: readonly Stretch[]) => stretches.some(({ from, until }) => from <= at && at < until);

it('is at every instant what its parts are', () => {
  fc.assert(fc.property(some, some, (these, those) => {
    const either = stretchesOf(takenOfAny([takenIn(these), takenIn(those)]));
    for (const at of instants) {
      expect(isIn(at, common(these, those))).toBe(isIn(at, these) && isIn(at, those));
      expect(isIn(at, either)).toBe(isIn(at, these) || isIn(at, those));
    }
  }));
});

it('is left where neither what is taken lies nor what must be done before and after it', () => {
  fc.assert(fc.property(some, some, fc.nat(3), fc.nat(3), (hours, taken, before, after) => {
    const free = [...left(hours, takenIn(taken), { before, after })];
    const kept = taken.map(({ from, until }) => ({ from: from - before, until: until + after }));
    for (const at of instants) expect(isIn(at, free)).toBe(isIn(at, hours) && !isIn(at, kept));
    expect(free.every(({ from, until }) => from < until)).toBe(true);
  }));
});

it('lacks things of a pool exactly when at some instant too many are out', () => {
  const claim = fc.record({ poolId: fc.constantFrom('pool', 'other'), amount: fc.integer({ min: 1, max: 3 }), time: stretch });
  fc.assert(fc.property(fc.array(claim, { maxLength: 8 }), fc.integer({ min: 1, max: 4 }), stretch, (all, wanted, within) => {
    const claims = all.map(({ time, ...rest }) => ({ ...rest, ...time }));
    const pool = { id: 'pool', name: { sv: 'p', en: 'p' }, equipment: null, amount: 5 };
    const outAt = (at: number) => claims.filter(({ poolId, from, until }) => poolId === 'pool' && from <= at && at < until).reduce((sum, { amount }) => sum + amount, 0);
    for (const at of instants) expect(isIn(at, scarce(pool, wanted, claims))).toBe(outAt(at) + wanted > 5);
    const most = Math.max(...instants.filter((at) => isIn(at, [within])).map(outAt));
    expect(leftOf(pool, within, claims)).toBe(Math.max(0, 5 - most));
  }));
});
