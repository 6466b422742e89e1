import { beforeEach, expect, test } from '@jest/globals';
import { CircuitBreaker } from './circuit-breaker.js';

let now: number;
let breaker: CircuitBreaker;

beforeEach(() => {
  now = 0;
  breaker = new CircuitBreaker(() => now);
});

const isAwayTimes = (times: number) => {
  for (let time = 0; time < times; time++) breaker.isAway();
};

test('it opens after three times in a row, and no sooner', () => {
  isAwayTimes(2);
  breaker.isThere();
  isAwayTimes(2);
  expect(breaker.enter()).toBe(true);
  breaker.isAway();
  expect(breaker.enter()).toBe(false);
});

test('after a pause one tries, and all others wait for what she finds out', () => {
  isAwayTimes(3);
  now = 4_999;
  expect(breaker.enter()).toBe(false);
  now = 5_000;
  expect([breaker.enter(), breaker.enter(), breaker.enter()]).toEqual([true, false, false]);
  breaker.isThere();
  expect([breaker.enter(), breaker.enter()]).toEqual([true, true]);
});

test('each trial that fails makes the pause longer, up to a minute', () => {
  isAwayTimes(3);
  const pauses = Array.from({ length: 6 }, () => {
    const pause = breaker.remainingMs;
    now += pause;
    expect(breaker.enter()).toBe(true);
    breaker.isAway();
    return pause;
  });
  expect(pauses).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
});

test('of many who were with it when it opened, all find out the same, and it stays no longer closed for that', () => {
  isAwayTimes(20);
  expect(breaker.remainingMs).toBe(5_000);
});

test('a trial that tells nothing leaves it to the next', () => {
  isAwayTimes(3);
  now = 5_000;
  expect(breaker.enter()).toBe(true);
  breaker.isDoubtful();
  expect(breaker.enter()).toBe(true);
});
