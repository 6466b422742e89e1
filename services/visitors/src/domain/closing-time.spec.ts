import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { leavesAt } from './closing-time.js';

const timeZone = 'Europe/Stockholm';
const at = (text: string) => Temporal.Instant.from(text);
const leaves = (arrived: string, until: string, closes: string | null) =>
  leavesAt({ arrivedAt: at(arrived), expectedUntil: at(until), timeZone, closes: closes === null ? null : at(closes) }).toString();

describe('whoever was forgotten inside', () => {
  it('leaves when the house closes', () => {
    expect(leaves('2026-11-26T12:05:00Z', '2026-11-26T14:00:00Z', '2026-11-26T16:00:00Z')).toBe('2026-11-26T16:00:00Z');
  });

  it('stays until the end of an evening that is longer than the house is open, also after midnight', () => {
    expect(leaves('2026-11-26T17:00:00Z', '2026-11-26T21:00:00Z', '2026-11-26T16:00:00Z')).toBe('2026-11-26T21:00:00Z');
    expect(leaves('2026-11-26T17:00:00Z', '2026-11-27T01:00:00Z', '2026-11-26T16:00:00Z')).toBe('2026-11-27T01:00:00Z');
  });

  it('leaves for the night where what she came to goes on for days', () => {
    expect(leaves('2026-11-26T08:00:00Z', '2026-11-27T15:00:00Z', '2026-11-26T16:00:00Z')).toBe('2026-11-26T16:00:00Z');
  });

  it('leaves with the day where she came after closing, or on a day without hours', () => {
    expect(leaves('2026-11-26T19:00:00Z', '2026-11-26T14:00:00Z', '2026-11-26T16:00:00Z')).toBe('2026-11-26T23:00:00Z');
    expect(leaves('2026-11-28T10:00:00Z', '2026-11-28T12:00:00Z', null)).toBe('2026-11-28T23:00:00Z');
  });

  it('stays until the end of an evening also where the site has no hours that day', () => {
    expect(leaves('2026-11-28T17:00:00Z', '2026-11-29T01:00:00Z', null)).toBe('2026-11-29T01:00:00Z');
    expect(leaves('2026-11-28T08:00:00Z', '2026-11-29T15:00:00Z', null)).toBe('2026-11-28T23:00:00Z');
  });

  it('leaves with the day also when the clocks change on it', () => {
    expect(leaves('2026-03-29T00:30:00Z', '2026-03-29T02:00:00Z', null)).toBe('2026-03-29T22:00:00Z');
    expect(leaves('2026-10-25T00:30:00Z', '2026-10-25T02:00:00Z', null)).toBe('2026-10-25T23:00:00Z');
  });

  it('never leaves before she came, and never later than a day and a half after', () => {
    const instant = fc.integer({ min: 0, max: 365 * 24 * 60 }).map((minute) => at('2026-01-01T00:00:00Z').add({ minutes: minute }));
    const zones = fc.constantFrom('Europe/Stockholm', 'America/New_York', 'Pacific/Auckland', 'UTC');
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 5000 }), fc.option(fc.integer({ min: 0, max: 23 })), zones, (arrivedAt, minutes, hour, zone) => {
        const day = arrivedAt.toZonedDateTimeISO(zone).toPlainDate();
        const closes = hour === null ? null : day.toZonedDateTime({ timeZone: zone, plainTime: { hour } }).toInstant();
        const left = leavesAt({ arrivedAt, expectedUntil: arrivedAt.add({ minutes }), timeZone: zone, closes });
        expect(Temporal.Instant.compare(arrivedAt, left)).toBe(-1);
        expect(left.since(arrivedAt).total('hours')).toBeLessThanOrEqual(37);
      }),
    );
  });
});
