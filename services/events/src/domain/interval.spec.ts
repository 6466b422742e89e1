import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { contains, fitInto, isSame } from './interval.js';

const at = (minute: number) => Temporal.Instant.fromEpochMilliseconds(minute * 60_000);
const stretch = fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 200 })).map(([from, length]) => ({ start: at(from), end: at(from + length) }));

it('what is fitted into a frame lies within it, is shorter only where the frame is, and moves no more than it must', () => {
  fc.assert(
    fc.property(stretch, stretch, (interval, frame) => {
      const fitted = fitInto(interval, frame);
      const [length, room] = [interval.end.since(interval.start).total('minutes'), frame.end.since(frame.start).total('minutes')];
      expect(contains(frame, fitted)).toBe(true);
      expect(fitted.end.since(fitted.start).total('minutes')).toBe(Math.min(length, room));
      const touches = fitted.start.equals(frame.start) || fitted.end.equals(frame.end);
      expect(contains(frame, interval) ? isSame(fitted, interval) : touches).toBe(true);
    }),
  );
});
