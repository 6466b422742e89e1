import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { clip, contains, merge, type Interval } from './interval.js';

const at = (minute: number) => Temporal.Instant.fromEpochMilliseconds(minute * 60_000);
const interval = fc
  .tuple(fc.nat(200), fc.integer({ min: 1, max: 60 }))
  .map(([start, length]) => ({ start: at(start), end: at(start + length) }));
const covers = (intervals: readonly Interval[], minute: number) =>
  intervals.some(
    ({ start, end }) =>
      start.epochMilliseconds <= at(minute).epochMilliseconds && at(minute).epochMilliseconds < end.epochMilliseconds,
  );

describe('intervals', () => {
  it('merging changes nothing of what is covered, and leaves gaps between what is left', () => {
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 10 }), (intervals) => {
        const merged = merge(intervals);
        for (let minute = 0; minute < 270; minute++) expect(covers(merged, minute)).toBe(covers(intervals, minute));
        for (const [index, next] of merged.slice(1).entries())
          expect(Temporal.Instant.compare(merged[index]!.end, next.start)).toBeLessThan(0);
      }),
      { numRuns: 50 },
    );
  });

  it('clipping gives what lies in both', () => {
    fc.assert(
      fc.property(interval, interval, (one, frame) => {
        const both = clip(one, frame);
        expect(both === undefined || (contains(one, both) && contains(frame, both))).toBe(true);
        for (let minute = 0; minute < 270; minute++)
          expect(covers(both ? [both] : [], minute)).toBe(covers([one], minute) && covers([frame], minute));
      }),
      { numRuns: 50 },
    );
  });

  it('meeting at an instant is not sharing it', () => {
    expect(clip({ start: at(0), end: at(10) }, { start: at(10), end: at(20) })).toBeUndefined();
  });
});
