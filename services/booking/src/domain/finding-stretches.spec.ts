import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { common, joined, narrowed, without, type Stretch } from './finding-stretches.js';
import { leftOf, scarce } from './finding-pools.js';

const stretch = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 9 })).map(([from, length]) => ({ from, until: from + length }));
const some = fc.array(stretch, { maxLength: 8 }).map(joined);
const instants = Array.from({ length: 80 }, (_, at) => at);
const isIn = (at: number, stretches: readonly Stretch[]) => stretches.some(({ from, until }) => from <= at && at < until);

it('is at every instant what its parts are', () => {
  fc.assert(fc.property(some, some, stretch, (these, those, frame) => {
    for (const at of instants) {
      expect(isIn(at, common(these, those))).toBe(isIn(at, these) && isIn(at, those));
      expect(isIn(at, without(frame, these))).toBe(isIn(at, [frame]) && !isIn(at, these));
      expect(isIn(at, narrowed(these, 2, 1))).toBe([at - 2, at - 1, at, at + 1].every((near) => isIn(near, these)));
    }
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
