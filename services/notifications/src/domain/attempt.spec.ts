import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { delayAfter, judge, type Outcome } from './attempt.js';

const hour = 3_600_000;
const reason = 'because';

test('what was refused for good is not tried again', () => {
  expect(judge({ kind: 'refused', reason }, { attempts: 1, age: 0 })).toEqual({ state: 'failed', reason });
});

test('only an attempt that may have gone through marks the delivery', () => {
  expect(judge({ kind: 'unknown', reason }, { attempts: 1, age: 0 })).toMatchObject({ state: 'queued', maybeTwice: true });
  expect(judge({ kind: 'away', reason }, { attempts: 1, age: 0 })).toMatchObject({ state: 'queued', maybeTwice: false });
  expect(judge({ kind: 'deferred', reason }, { attempts: 1, age: 0 })).toMatchObject({ state: 'queued', maybeTwice: false });
});

test('after three days nobody waits for the message any more', () => {
  expect(judge({ kind: 'away', reason }, { attempts: 90, age: 71 * hour }).state).toBe('queued');
  expect(judge({ kind: 'away', reason }, { attempts: 90, age: 72 * hour })).toEqual({ state: 'failed', reason });
});

test('the pauses grow to an hour, but not beyond a minute while the server is away for everybody', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 99].map((attempts) => delayAfter(attempts, 'deferred') / 1000)).toEqual([5, 15, 60, 300, 900, 1800, 3600, 3600, 3600]);
  expect([1, 2, 3, 4, 99].map((attempts) => delayAfter(attempts, 'away') / 1000)).toEqual([5, 15, 60, 60, 60]);
});

test('a message that has not arrived is always either tried again later or known to have failed', () => {
  const kinds = ['refused', 'deferred', 'away', 'unknown', 'not-yet', 'nobody-yet', 'owner-away'] as const;
  const outcome = fc.constantFrom<Outcome>(...kinds.map((kind) => ({ kind, reason })));
  fc.assert(
    fc.property(outcome, fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 0, max: 100 * hour }), (ended, attempts, age) => {
      const verdict = judge(ended, { attempts, age });
      expect(verdict.state === 'failed' || (verdict.state === 'queued' && verdict.delay >= 1000)).toBe(true);
    }),
  );
});

test('what another service has not heard of yet is asked for again within a second or two, and is no failure to show', () => {
  expect([1, 2, 3, 4].map((attempts) => delayAfter(attempts, 'not-yet') / 1000)).toEqual([1, 1, 2, 5]);
  expect(judge({ kind: 'not-yet', reason }, { attempts: 2, age: 3_000 })).toMatchObject({ state: 'queued', reason: null, yields: true });
  expect(judge({ kind: 'not-yet', reason }, { attempts: 9, age: hour })).toMatchObject({ state: 'queued', reason, yields: true });
});

test('what is for somebody who is not known yet goes out soon after she is, and gives way to nothing', () => {
  expect(delayAfter(1, 'nobody-yet')).toBe(1_000);
  expect(judge({ kind: 'nobody-yet', reason }, { attempts: 1, age: 0 })).toMatchObject({ state: 'queued', reason: null, yields: false, maybeTwice: false });
});

test('a service that is away is asked for it every 15 seconds, and shown as the reason', () => {
  expect(delayAfter(99, 'owner-away')).toBe(15_000);
  expect(judge({ kind: 'owner-away', reason }, { attempts: 1, age: 0 })).toMatchObject({ reason, maybeTwice: false, yields: true });
});
