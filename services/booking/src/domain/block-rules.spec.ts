import { expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { DomainError } from '#kernel';
import { mustBeBlockable } from './block-rules.js';

const at = (clock: string) => Temporal.PlainDateTime.from(clock).toZonedDateTime('Europe/Stockholm').toInstant();
const now = at('2026-11-20T11:00');

function refused(start: string, end: string): string | undefined {
  try {
    mustBeBlockable({ start: at(start), end: at(end) }, now);
    return undefined;
  } catch (error) {
    return (error as DomainError).code;
  }
}

it.each([
  ['work that has begun', '2026-11-20T08:00', '2026-11-20T12:00', undefined],
  ['work that is over', '2026-11-20T08:00', '2026-11-20T11:00', 'booking.in-the-past'],
  ['work without length', '2026-11-21T08:00', '2026-11-21T08:00', 'input.end-before-start'],
  ['a year, and a leap year', '2027-06-01T00:00', '2028-06-01T00:00', undefined],
  ['a year in which the clocks go back twice and forward once', '2027-10-30T00:00', '2028-10-30T00:00', undefined],
  ['more than a year', '2027-06-01T00:00', '2028-06-02T01:01', 'block.too-long'],
])('%s', (_, start, end, code) => {
  expect(refused(start, end)).toBe(code);
});
