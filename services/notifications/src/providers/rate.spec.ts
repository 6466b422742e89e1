import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Rate } from './rate.js';

test('a second of messages goes at once, and the next wait for their turn', () => {
  const rate = new Rate(2, () => 0);
  expect([1, 2, 3, 4, 5].map(() => rate.reserve(10_000))).toEqual([0, 0, 500, 1_000, 1_500]);
});

test('nobody waits longer than she wants to, and whoever does not wait takes nothing from others', () => {
  const rate = new Rate(1, () => 0);
  expect([rate.reserve(0), rate.reserve(500), rate.reserve(1_000)]).toEqual([0, null, 1_000]);
});

test('without a limit everything goes at once', () => {
  const rate = new Rate(Infinity);
  expect([1, 2, 3].map(() => rate.reserve(0))).toEqual([0, 0, 0]);
});

test('however they come, no more go than the rate and what had gathered allow', () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), pauses, (perSecond, between) => {
      let now = 0;
      const rate = new Rate(perSecond, () => now);
      const went: number[] = [];
      for (const pause of between) {
        now += pause;
        const wait = rate.reserve(10_000);
        if (wait !== null) went.push(now + wait);
      }
      const last = Math.max(0, ...went);
      expect(went.length).toBeLessThanOrEqual(perSecond + (last / 1_000) * perSecond + 1e-6);
    }),
  );
});
