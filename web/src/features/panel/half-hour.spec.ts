import { expect, test } from '@jest/globals';
import { halfHourFrom } from './half-hour';

const at = (clock: string) => Date.parse(`2026-11-26T${clock}Z`);

test.each([
  ['12:00:00', '14:00:00', '12:00:00', '12:30:00'],
  ['12:01:10', '14:00:00', '12:05:00', '12:35:00'],
  ['12:05:00', '12:20:00', '12:05:00', '12:20:00'],
])('at %s, where it is free until %s: %s to %s', (now, until, start, end) => {
  expect(halfHourFrom(at(now), at(until))).toEqual({ start: at(start), end: at(end) });
});

test('less than a quarter is not offered', () => expect(halfHourFrom(at('12:01:00'), at('12:15:00'))).toBeUndefined());
