import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { delayAfter, judge, longestDelay, type Attempt, type Outcome } from './attempt.js';
import { categories } from './category.js';

const hour = 3_600_000;
const reason = 'because';
const first: Attempt = { attempts: 1, age: 0, category: 'decision', chance: 1 };

test('what was refused for good is not tried again', () => {
  expect(judge({ kind: 'refused', reason }, first)).toEqual({ state: 'failed', reason });
});

test('an attempt that may have gone through is uncertain, and the category decides whether it goes again', () => {
  const after = (category: Attempt['category']) => judge({ kind: 'unknown', reason }, { ...first, category });
  expect(after('decision')).toEqual({ state: 'uncertain', reason, delay: 5_000 });
  expect(after('practical')).toEqual({ state: 'uncertain', reason, delay: 5_000 });
  for (const category of ['sign-in', 'reminder', 'news'] as const) expect(after(category)).toEqual({ state: 'uncertain', reason, delay: null });
  expect(judge({ kind: 'away', reason }, first)).toMatchObject({ state: 'queued' });
  expect(judge({ kind: 'deferred', reason }, first)).toMatchObject({ state: 'queued' });
});

test('after three days nobody waits for the message any more, nor says that it failed where it may have come', () => {
  expect(judge({ kind: 'away', reason }, { ...first, attempts: 90, age: 71 * hour }).state).toBe('queued');
  expect(judge({ kind: 'away', reason }, { ...first, attempts: 90, age: 72 * hour })).toEqual({ state: 'failed', reason });
  expect(judge({ kind: 'unknown', reason }, { ...first, attempts: 90, age: 72 * hour })).toEqual({ state: 'uncertain', reason, delay: null });
});

test('the pauses grow to an hour, but not beyond a minute while the server is away for everybody', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 99].map((attempts) => longestDelay(attempts, 'deferred') / 1000)).toEqual([5, 15, 60, 300, 900, 1800, 3600, 3600, 3600]);
  expect([1, 2, 3, 4, 99].map((attempts) => longestDelay(attempts, 'away') / 1000)).toEqual([5, 15, 60, 60, 60]);
});

const kinds = ['refused', 'deferred', 'away', 'unknown', 'not-yet', 'nobody-yet', 'owner-away'] as const;
const someKind = fc.constantFrom(...kinds);
const someAttempts = fc.integer({ min: 1, max: 10_000 });
const someChance = fc.double({ min: 0, max: 1, noNaN: true });

test('chance spreads what failed together over the whole pause, and never beyond it', () => {
  fc.assert(
    fc.property(someKind, someAttempts, someChance, (kind, attempts, chance) => {
      const delay = delayAfter(attempts, kind, chance);
      expect(delay).toBeGreaterThanOrEqual(1_000);
      expect(delay).toBeLessThanOrEqual(longestDelay(attempts, kind));
    }),
  );
  expect([0, 0.5, 1].map((chance) => delayAfter(7, 'deferred', chance))).toEqual([1_000, 1_800_500, 3_600_000]);
});

test('a message that has not arrived is always tried again later, known to have failed, or known to be uncertain', () => {
  const attempt = fc.record({ attempts: someAttempts, age: fc.integer({ min: 0, max: 100 * hour }), category: fc.constantFrom(...categories), chance: someChance });
  fc.assert(
    fc.property(someKind, attempt, (kind, attempted) => {
      const verdict = judge({ kind, reason } satisfies Outcome, attempted);
      const ends = kind === 'unknown' ? 'uncertain' : 'failed';
      expect(verdict.state === ends || (verdict.state === 'queued' && verdict.delay >= 1_000)).toBe(true);
    }),
  );
});

test('what another service has not heard of yet is asked for again within a second or two, and is no failure to show', () => {
  expect([1, 2, 3, 4].map((attempts) => longestDelay(attempts, 'not-yet') / 1000)).toEqual([1, 1, 2, 5]);
  expect(judge({ kind: 'not-yet', reason }, { ...first, attempts: 2, age: 3_000 })).toMatchObject({ state: 'queued', reason: null, yields: true });
  expect(judge({ kind: 'not-yet', reason }, { ...first, attempts: 9, age: hour })).toMatchObject({ state: 'queued', reason, yields: true });
});

test('what is for somebody who is not known yet goes out soon after she is, and gives way to nothing', () => {
  expect(longestDelay(1, 'nobody-yet')).toBe(1_000);
  expect(judge({ kind: 'nobody-yet', reason }, first)).toMatchObject({ state: 'queued', reason: null, yields: false });
});

test('a service that is away is asked for it every 15 seconds, and shown as the reason', () => {
  expect(longestDelay(99, 'owner-away')).toBe(15_000);
  expect(judge({ kind: 'owner-away', reason }, first)).toMatchObject({ reason, yields: true });
});
