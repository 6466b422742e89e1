import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { mustOpenAt, scannedAt, validityOf } from './pass-rules.js';

const at = (time: string) => Temporal.Instant.from(`2026-11-26T${time}Z`);
const visit = { expectedFrom: at('12:00:00'), expectedUntil: at('14:00:00'), timeZone: 'Europe/Stockholm' };
const now = at('12:00:00');

const opens = (then: Temporal.Instant): boolean => {
  try {
    mustOpenAt(visit, then);
    return true;
  } catch {
    return false;
  }
};

describe('a pass', () => {
  it('opens from two hours before until two hours after', () => {
    expect(() => mustOpenAt(visit, at('10:00:00'))).not.toThrow();
    expect(() => mustOpenAt(visit, at('15:59:59'))).not.toThrow();
  });

  it('says from when, or until when, where it does not', () => {
    expect(() => mustOpenAt(visit, at('09:59:59'))).toThrow(
      expect.objectContaining({ code: 'pass.not-yet-valid', params: { from: '2026-11-26T10:00:00Z', timeZone: 'Europe/Stockholm' } }),
    );
    expect(() => mustOpenAt(visit, at('16:00:00'))).toThrow(
      expect.objectContaining({ code: 'pass.expired', params: { until: '2026-11-26T16:00:00Z', timeZone: 'Europe/Stockholm' } }),
    );
  });

  it('opens exactly where it says that it is valid', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 24 * 3600 - 1 }), (second) => {
        const then = at('00:00:00').add({ seconds: second });
        const { validFrom, validUntil } = validityOf(visit);
        const isValid = Temporal.Instant.compare(validFrom, then) <= 0 && Temporal.Instant.compare(then, validUntil) < 0;
        expect(opens(then)).toBe(isValid);
      }),
    );
  });
});

describe('when something was scanned', () => {
  it('is now where nothing is said, and where the scanner’s clock is a little fast', () => {
    expect(scannedAt(undefined, now)).toEqual({ at: now, isLate: false });
    expect(scannedAt('2026-11-26T12:01:59Z', now)).toEqual({ at: now, isLate: false });
  });

  it('is as exact as what is stored, so that a scan that is sent again was at the same time', () => {
    expect(scannedAt('2026-11-26T11:00:00.123456999Z', now)).toEqual({ at: at('11:00:00.123456'), isLate: true });
  });

  it('is late when it was told later than a message takes', () => {
    expect(scannedAt('2026-11-26T11:59:55Z', now)).toEqual({ at: at('11:59:55'), isLate: false });
    expect(scannedAt('2026-11-26T11:59:00Z', now)).toEqual({ at: at('11:59:00'), isLate: true });
    expect(scannedAt('2026-11-24T12:00:00Z', now)).toMatchObject({ isLate: true });
  });

  it.each(['2026-11-24T11:59:59Z', '2026-11-26T12:02:01Z'])('is not %s: longer ago than two days, or to come', (told) => {
    expect(() => scannedAt(told, now)).toThrow(expect.objectContaining({ code: 'input.invalid', fields: [expect.objectContaining({ field: 'at' })] }));
  });
});
