import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { DomainError } from '#kernel';
import { deadlineRefusals, floorToKeep, mustBeOpen, thingsToKeep, type Alternative } from './offers.js';

const now = Temporal.Instant.from('2026-11-20T10:00:00Z');
const at = (hours: number) => now.add({ minutes: Math.round(hours * 60) });

const alternative = (from: number, until: number, more: Partial<Alternative> = {}): Alternative => ({
  spaceId: 'hall', start: at(from), end: at(until), setupMinutes: 0, clearupMinutes: 0, pooled: [], ...more,
});
const easels = (amount: number) => [{ poolId: 'easels', amount }];
const hours = ({ start, end }: { start: Temporal.Instant; end: Temporal.Instant }) => [start, end].map((moment) => moment.since(now).total('hours'));

describe('a deadline', () => {
  it.each([
    ['now', 0, false],
    ['in a minute', 1 / 60, true],
    ['when the first of them begins', 30, true],
    ['after that', 30.1, false],
  ])('%s', (_, until, isPossible) => {
    expect(deadlineRefusals(at(until), [alternative(50, 51), alternative(30, 31)], now)).toHaveLength(isPossible ? 0 : 1);
  });

  it('is two weeks ahead at most', () => {
    const inAMonth = [alternative(720, 721)];
    expect(deadlineRefusals(at(14 * 24), inAMonth, now)).toEqual([]);
    expect(deadlineRefusals(at(14 * 24 + 1), inAMonth, now)).toMatchObject([{ code: 'offer.deadline-impossible', params: { latest: at(14 * 24).toString() } }]);
  });
});

test.each([
  ['open', 1, null],
  ['open', 0, 'lapsed'],
  ['accepted', 1, 'accepted'],
  ['ended', -1, 'ended'],
] as const)('what is %s %s hours before its deadline is open or says what it is', (state, left, refusedAs) => {
  const attempt = () => mustBeOpen({ state, until: at(left) }, now);
  let refused: unknown = null;
  try {
    attempt();
  } catch (error) {
    refused = (error as DomainError).params.state;
  }
  expect(refused).toBe(refusedAs);
});

describe('the floor to keep', () => {
  it('is what the alternatives take, set up and cleared up, and once where they overlap or meet', () => {
    const kept = floorToKeep([alternative(1, 2, { setupMinutes: 30 }), alternative(2, 3, { clearupMinutes: 15 }), alternative(1, 2, { spaceId: 'room' })], null);
    expect(kept.map((one) => [one.spaceId, ...hours(one)])).toEqual([['hall', 0.5, 3.25], ['room', 1, 2]]);
  });

  it('is not what the request holds itself', () => {
    const held = alternative(2, 3);
    expect(floorToKeep([alternative(1, 4), alternative(2.5, 3.5, { spaceId: 'room' })], held).map((one) => [one.spaceId, ...hours(one)])).toEqual([
      ['hall', 1, 2], ['hall', 3, 4], ['room', 2.5, 3.5],
    ]);
    expect(floorToKeep([alternative(2, 3)], held)).toEqual([]);
  });
});

describe('what to keep of the pools', () => {
  it('is as much as whichever needs most then', () => {
    const kept = thingsToKeep([alternative(1, 3, { pooled: easels(2) }), alternative(2, 4, { spaceId: 'room', pooled: easels(3) })], null);
    expect(kept.map((one) => [one.amount, ...hours(one)])).toEqual([[2, 1, 2], [3, 2, 3], [3, 3, 4]]);
  });

  it('is besides what the request has anyway', () => {
    const kept = thingsToKeep([alternative(1, 3, { pooled: easels(2) })], alternative(2, 4, { pooled: easels(1) }));
    expect(kept.map((one) => [one.amount, ...hours(one)])).toEqual([[2, 1, 2], [1, 2, 3]]);
  });

  it('lets her take any of them at any instant, and no more than the largest', () => {
    const one = fc.record({ from: fc.nat(20), length: fc.integer({ min: 1, max: 8 }), amount: fc.nat(4), minutes: fc.constantFrom(0, 30) }).map(({ from, length, amount, minutes }) =>
      alternative(from, from + length, { setupMinutes: minutes, clearupMinutes: minutes, pooled: amount > 0 ? easels(amount) : [] }),
    );
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 5 }), fc.option(one), fc.nat(120), (alternatives, held, quarter) => {
        const instant = at(quarter / 4 - 0.9);
        const amountAt = ({ start, end, setupMinutes, clearupMinutes, pooled }: Alternative) =>
          Temporal.Instant.compare(start.subtract({ minutes: setupMinutes }), instant) <= 0 && Temporal.Instant.compare(instant, end.add({ minutes: clearupMinutes })) < 0
            ? (pooled[0]?.amount ?? 0)
            : 0;
        const kept = thingsToKeep(alternatives, held).filter(({ start, end }) => Temporal.Instant.compare(start, instant) <= 0 && Temporal.Instant.compare(instant, end) < 0);
        const largest = Math.max(...alternatives.map(amountAt));
        expect(kept.reduce((sum, { amount }) => sum + amount, 0)).toBe(Math.max(0, largest - (held ? amountAt(held) : 0)));
      }),
    );
  });
});
