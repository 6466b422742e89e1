import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RateLimiter } from './rate-limiter.js';

test('lets the whole limit through at once, then evenly', () => {
  const limiter = new RateLimiter(60, 60);
  for (let left = 59; left >= 0; left--) expect(limiter.take('a', 0)).toMatchObject({ isAllowed: true, remaining: left });
  expect(limiter.take('a', 0)).toMatchObject({ isAllowed: false, remaining: 0, resetSeconds: 1 });
  expect(limiter.take('b', 0).isAllowed).toBe(true);
  expect(limiter.take('a', 999).isAllowed).toBe(false);
  expect(limiter.take('a', 1_000).isAllowed).toBe(true);
  expect(limiter.take('a', 1_000).isAllowed).toBe(false);
  expect(limiter.take('a', 3_600_000)).toMatchObject({ isAllowed: true, remaining: 59 });
});

test('never lets more through than the limit and what was filled again since', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.array(fc.integer({ min: 0, max: 2_000 }), { maxLength: 300 }), (limit, pauses) => {
      const limiter = new RateLimiter(limit, 60);
      let now = 0;
      let allowed = 0;
      for (const pause of pauses) {
        now += pause;
        if (limiter.take('a', now).isAllowed) allowed++;
      }
      expect(allowed).toBeLessThanOrEqual(limit + (now / 60_000) * limit + 1e-6);
    }),
  );
});

test('says how long to wait, and means it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 900 }), (limit, seconds) => {
      const limiter = new RateLimiter(limit, seconds);
      for (let time = 0; time < limit; time++) limiter.take('a', 0);
      const { isAllowed, resetSeconds } = limiter.take('a', 0);
      expect(isAllowed).toBe(false);
      expect(limiter.take('a', resetSeconds * 1000).isAllowed).toBe(true);
    }),
  );
});
