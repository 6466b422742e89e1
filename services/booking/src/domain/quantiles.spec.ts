import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { quantile } from './quantiles.js';

it('is the value in the middle, or the one that nine of ten do not pass', () => {
  expect(quantile([[3, 1], [1, 1], [2, 1]], 0.5)).toBe(2);
  expect(quantile([[1, 9], [100, 1]], 0.9)).toBe(1);
  expect(quantile([[1, 8], [100, 2]], 0.9)).toBe(100);
  expect(quantile([], 0.5)).toBeUndefined();
});

it('is what one finds by putting all in a row', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5, max: 50 }), { minLength: 1 }), fc.constantFrom(0.1, 0.5, 0.9, 1), (values, part) => {
      const counted = new Map<number, number>();
      for (const value of values) counted.set(value, (counted.get(value) ?? 0) + 1);
      expect(quantile([...counted], part)).toBe(values.toSorted((a, b) => a - b)[Math.ceil(part * values.length) - 1]);
    }),
  );
});
