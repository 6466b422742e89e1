import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { Interval } from './interval.js';
import { workingMinutes, workingTimeAfter, workingTimeBefore } from './working-time.js';

const at = (text: string) => Temporal.Instant.from(text);
const open = (start: string, end: string): Interval => ({ start: at(start), end: at(end) });

/** The house before and after Christmas: Wednesday until 13, then closed until Monday. */
const christmas = [
  open('2026-12-22T07:00Z', '2026-12-22T16:00Z'),
  open('2026-12-23T07:00Z', '2026-12-23T12:00Z'),
  open('2026-12-28T07:00Z', '2026-12-28T16:00Z'),
];

describe('working time', () => {
  it('is what the house was open for', () => {
    expect(workingMinutes(christmas, at('2026-12-23T11:00Z'), at('2026-12-28T08:00Z'))).toBe(120);
    expect(workingMinutes(christmas, at('2026-12-24T00:00Z'), at('2026-12-27T00:00Z'))).toBe(0);
    expect(workingMinutes(christmas, at('2026-12-23T11:00Z'), at('2026-12-23T10:00Z'))).toBe(0);
  });

  it('goes over days that are closed, and not over the end of what is known', () => {
    expect(workingTimeAfter(christmas, at('2026-12-23T11:00Z'), 90)).toEqual(at('2026-12-28T07:30Z'));
    expect(workingTimeAfter(christmas, at('2026-12-23T11:00Z'), 60)).toEqual(at('2026-12-23T12:00Z'));
    expect(workingTimeAfter(christmas, at('2026-12-23T11:00Z'), 601)).toBeUndefined();
    expect(workingTimeAfter(christmas, at('2026-12-26T11:00Z'), 0)).toEqual(at('2026-12-26T11:00Z'));
  });

  it('is counted back just as far', () => {
    expect(workingTimeBefore(christmas, at('2026-12-28T07:30Z'), 90)).toEqual(at('2026-12-23T11:00Z'));
    expect(workingTimeBefore(christmas, at('2026-12-26T07:30Z'), 0)).toEqual(at('2026-12-26T07:30Z'));
    expect(workingTimeBefore(christmas, at('2026-12-28T07:30Z'), 5000)).toEqual(at('2026-12-22T07:00Z'));
  });
});

const beginning = at('2026-11-02T00:00Z');
const moment = fc.integer({ min: 0, max: 30 * 1440 }).map((minutes) => beginning.add({ minutes }));
/** One a day, or none. */
const windows = fc
  .array(fc.option(fc.tuple(fc.integer({ min: 0, max: 720 }), fc.integer({ min: 1, max: 719 }))), { minLength: 30, maxLength: 30 })
  .map((days) =>
    days.flatMap((day, index) => {
      if (!day) return [];
      const start = beginning.add({ minutes: index * 1440 + day[0] });
      return [{ start, end: start.add({ minutes: day[1] }) }];
    }),
  );
const inOrder = (...moments: Temporal.Instant[]) => moments.toSorted((a, b) => Temporal.Instant.compare(a, b));

describe('working time, whatever the windows', () => {
  it('adds up, and is never more than time', () => {
    fc.assert(
      fc.property(windows, moment, moment, moment, (days, ...moments) => {
        const [a, b, c] = inOrder(...moments) as [Temporal.Instant, Temporal.Instant, Temporal.Instant];
        expect(workingMinutes(days, a, b) + workingMinutes(days, b, c)).toBeCloseTo(workingMinutes(days, a, c), 6);
        expect(workingMinutes(days, a, c)).toBeLessThanOrEqual(c.since(a).total('minutes'));
      }),
    );
  });

  it('that has been counted forwards or backwards is what was counted', () => {
    fc.assert(
      fc.property(windows, moment, fc.integer({ min: 0, max: 5000 }), (days, from, minutes) => {
        const end = beginning.add({ hours: 60 * 24 });
        const due = workingTimeAfter(days, from, minutes);
        expect(due === undefined).toBe(workingMinutes(days, from, end) < minutes);
        expect(workingMinutes(days, from, due ?? end)).toBeCloseTo(Math.min(minutes, workingMinutes(days, from, end)), 6);
        const since = workingTimeBefore(days, from, minutes);
        expect(workingMinutes(days, since, from)).toBeCloseTo(Math.min(minutes, workingMinutes(days, beginning, from)), 6);
      }),
    );
  });

  it('is never moved by a pause: what was left when the clock stopped is left when it starts', () => {
    fc.assert(
      fc.property(windows, moment, moment, moment, fc.integer({ min: 1, max: 5000 }), (days, a, b, c, limit) => {
        const [received, stopped, started] = inOrder(a, b, c) as [Temporal.Instant, Temporal.Instant, Temporal.Instant];
        const passed = workingMinutes(days, received, stopped);
        const counted = workingTimeBefore(days, started, passed);
        fc.pre(passed < limit);
        expect(workingTimeAfter(days, counted, limit)).toEqual(workingTimeAfter(days, started, limit - passed));
      }),
    );
  });
});
