import { expect, test } from '@jest/globals';
import { conflictOf } from './conflict';

test.each([
  ['in', 'expected', undefined],
  ['in', 'left', undefined],
  ['in', 'inside', 'inside'],
  ['in', 'cancelled', 'cancelled'],
  ['in', 'none', 'not-expected'],
  ['out', 'inside', undefined],
  ['out', 'expected', 'not-inside'],
  ['out', 'left', 'not-inside'],
  ['out', 'cancelled', 'not-inside'],
  ['out', 'none', 'not-expected'],
] as const)('let %s alone, where the house says “%s”: %s', (direction, before, conflict) => {
  expect(conflictOf(direction, before)).toBe(conflict);
});
