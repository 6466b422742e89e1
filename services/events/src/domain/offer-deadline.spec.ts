import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { deadlineAfterMove, isNight, offerDeadline } from './offer-deadline.js';

const stockholm = 'Europe/Stockholm';
const at = (local: string, timeZone = stockholm) => Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).toInstant();
const deadline = (now: string, start: string) => offerDeadline(at(now), at(start), stockholm)?.toZonedDateTimeISO(stockholm).toPlainDateTime().toString();

const minutes = (least: number, most: number) => fc.integer({ min: least, max: most });
// Around the changes of the clocks: Stockholm on 25 October 2026 and 28 March 2027, New York a week later and two weeks before, Lord Howe by half an hour.
const zone = fc.constantFrom(stockholm, 'America/New_York', 'Australia/Lord_Howe', 'America/St_Johns');
const moment = fc
  .tuple(fc.constantFrom('2026-10-02T12:00:00Z', '2026-10-23T12:00:00Z', '2026-10-30T12:00:00Z', '2027-03-12T12:00:00Z', '2027-03-26T12:00:00Z'), minutes(0, 4 * 1440))
  .map(([day, after]) => Temporal.Instant.from(day).add({ minutes: after }));
const left = fc.oneof(minutes(0, 3 * 1440), minutes(0, 30 * 1440), minutes(0, 24 * 60));

/** Looked for minute by minute, in the plainest way. */
function anyDaytime(now: Temporal.Instant, start: Temporal.Instant, timeZone: string): boolean {
  for (let one = now.add({ hours: 1 }); Temporal.Instant.compare(one, start) < 0; one = one.add({ minutes: 1 }))
    if (!isNight(one, timeZone)) return true;
  return false;
}

describe('until when a seat is kept', () => {
  it.each([
    ['a day', '2026-11-20T11:00', '2026-11-26T13:00', '2026-11-21T11:00:00'],
    ['half of what is left when the event is near', '2026-11-20T10:00', '2026-11-22T08:00', '2026-11-21T09:00:00'],
    ['half of a morning', '2026-11-20T09:00', '2026-11-20T13:00', '2026-11-20T11:00:00'],
    ['an hour at least', '2026-11-20T09:00', '2026-11-20T10:30', '2026-11-20T10:00:00'],
    ['the morning after, where a day ends in the night', '2026-11-20T22:00', '2026-11-26T13:00', '2026-11-22T09:00:00'],
    ['the morning after, also over the night of the last of October, which has an hour more', '2026-10-24T01:30', '2026-10-29T13:00', '2026-10-25T09:00:00'],
    ['the evening before, where the event begins in the morning', '2026-11-20T16:00', '2026-11-21T09:00', '2026-11-20T20:30:00'],
    ['an hour, where the evening would be too short', '2026-11-20T19:45', '2026-11-21T09:30', '2026-11-20T20:45:00'],
    ['eight o’clock, where the event begins soon after', '2026-11-20T20:30', '2026-11-21T09:30', '2026-11-21T08:00:00'],
    ['not at all, where it begins before anybody is up', '2026-11-20T20:30', '2026-11-21T08:00', undefined],
    ['not at all, where less than an hour is left', '2026-11-20T12:00', '2026-11-20T13:00', undefined],
    ['not at all when it has begun', '2026-11-20T12:00', '2026-11-20T11:00', undefined],
  ])('is %s', (_, now, start, expected) => {
    expect(deadline(now, start)).toBe(expected);
  });

  it('never falls at night, gives an hour, comes before the event, and is there whenever it can be', () => {
    fc.assert(
      fc.property(moment, left, zone, (now, minutesLeft, timeZone) => {
        const start = now.add({ minutes: minutesLeft });
        const until = offerDeadline(now, start, timeZone);
        expect(until !== null).toBe(anyDaytime(now, start, timeZone));
        if (until === null) return;
        expect(isNight(until, timeZone)).toBe(false);
        expect(until.since(now).total('hours')).toBeGreaterThanOrEqual(1);
        expect(Temporal.Instant.compare(until, start)).toBeLessThan(0);
        expect(until.since(now).total('hours')).toBeLessThanOrEqual(24 + 13);
      }),
      { numRuns: 600 },
    );
  });

  it('is exactly a day when that is by day and the event is far', () => {
    fc.assert(
      fc.property(moment, minutes(2 * 1440, 9 * 1440), zone, (now, minutesLeft, timeZone) => {
        fc.pre(!isNight(now.add({ hours: 24 }), timeZone));
        expect(offerDeadline(now, now.add({ minutes: minutesLeft }), timeZone)).toEqual(now.add({ hours: 24 }));
      }),
    );
  });

  it('stays when the event moves, unless the event comes before it or it would be at night there', () => {
    const [now, before] = [at('2026-11-20T11:00'), at('2026-11-21T11:00')];
    expect(deadlineAfterMove(before, now, at('2026-12-24T11:00'), stockholm)).toEqual(before);
    expect(deadlineAfterMove(before, now, at('2026-11-21T11:01'), stockholm)).toEqual(before);
    expect(deadlineAfterMove(before, now, before, stockholm)).toEqual(at('2026-11-20T20:30'));
    expect(deadlineAfterMove(before, now, at('2026-12-24T11:00'), 'America/New_York')?.toString()).toBe('2026-11-21T14:00:00Z');
    expect(deadlineAfterMove(before, now, at('2026-11-20T11:30'), stockholm)).toBeNull();
  });
});
