import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { assertUsable, dayOf, endOf, endsSoon, phaseOf, remindedUntil, startOf } from './validity.js';

const zone = fc.constantFrom('Europe/Stockholm', 'America/New_York', 'Pacific/Apia', 'Africa/Cairo', 'UTC');
const date = fc
  .integer({ min: 0, max: 20_000 })
  .map((days) => Temporal.PlainDate.from('2010-01-01').add({ days }));
const validity = fc
  .tuple(date, fc.integer({ min: 0, max: 2_000 }))
  .map(([first, days]) => ({ validFrom: first.toString(), validUntil: first.add({ days }).toString() }));

describe('the days of an agreement', () => {
  it('are from midnight to midnight where it is, also in summer', () => {
    const year = { validFrom: '2026-12-01', validUntil: '2027-06-30' };
    expect(startOf(year, 'Europe/Stockholm').toString()).toBe('2026-11-30T23:00:00Z');
    expect(endOf(year, 'Europe/Stockholm').toString()).toBe('2027-06-30T22:00:00Z');
  });

  it('have come when the clock is between the beginning of the first and the end of the last, in every time zone', () => {
    fc.assert(
      fc.property(validity, zone, fc.integer({ min: -40, max: 40 }), fc.boolean(), (terms, timeZone, hours, atEnd) => {
        const [start, end] = [startOf(terms, timeZone), endOf(terms, timeZone)];
        const now = (atEnd ? end : start).add({ hours });
        const isDuring = Temporal.Instant.compare(start, now) <= 0 && Temporal.Instant.compare(now, end) < 0;
        expect(phaseOf(terms, dayOf(now, timeZone)) === 'during').toBe(isDuring);
      }),
    );
  });

  it('end soon when at most thirty of them are left', () => {
    expect(remindedUntil('2027-12-02')).toBe('2027-12-31');
    fc.assert(
      fc.property(validity, date, (terms, day) => {
        const left = day.until(Temporal.PlainDate.from(terms.validUntil)).days + 1;
        const hasBegun = terms.validFrom <= day.toString();
        expect(endsSoon(terms, day.toString())).toBe(hasBegun && left >= 1 && left <= 30);
      }),
    );
  });

  it('can be agreed on while the last is not over, and in their order', () => {
    const one = { validFrom: '2026-11-22', validUntil: '2026-11-22' };
    expect(() => assertUsable(one, '2026-11-22')).not.toThrow();
    expect(() => assertUsable(one, '2026-11-23')).toThrow('agreement.validity-over');
    expect(() => assertUsable({ ...one, validUntil: '2026-11-21' }, '2026-11-01')).toThrow('input.end-before-start');
  });
});
