import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { quotaRefusals, type Quota } from './quotas.js';

const timeZone = 'Europe/Stockholm';
const wish = (start: string, hours: number, waits = true) => {
  const begins = Temporal.Instant.from(start);
  return { start: begins, end: begins.add({ minutes: Math.round(hours * 60) }), timeZone, waits };
};
const quota = (more: Partial<Quota>): Quota => ({ kind: 'person', hoursAMonth: null, openRequests: null, ...more });

describe('a quota', () => {
  it('of hours counts those of the month in which a booking begins, by the clocks of its site', () => {
    const november = wish('2026-11-30T22:30:00Z', 2);
    const december = wish('2026-11-30T23:30:00Z', 2);
    expect(quotaRefusals(quota({ hoursAMonth: 2 }), [december], [november], 0)).toEqual([]);
    expect(quotaRefusals(quota({ hoursAMonth: 3 }), [wish('2026-11-02T10:00Z', 2)], [november], 0)).toEqual([
      { code: 'booking.quota-hours', params: { kind: 'person', hours: 3, used: 2, wanted: 2 } },
    ]);
  });

  it('counts the same hours whoever of two was first, also where the clocks of two sites show different months', () => {
    const inStockholm = wish('2027-02-10T10:00:00Z', 3);
    const inAuckland = { ...wish('2027-01-31T20:00:00Z', 2), timeZone: 'Pacific/Auckland' };
    for (const [one, other] of [[inStockholm, inAuckland], [inAuckland, inStockholm]] as const) {
      expect(quotaRefusals(quota({ hoursAMonth: 5 }), [one], [other], 0)).toEqual([]);
      expect(quotaRefusals(quota({ hoursAMonth: 4 }), [one], [other], 0)).toHaveLength(1);
    }
  });

  it('of requests counts those that wait, not what is given at once', () => {
    const waits = wish('2026-11-02T10:00Z', 1);
    expect(quotaRefusals(quota({ openRequests: 2 }), [waits], [], 1)).toEqual([]);
    expect(quotaRefusals(quota({ openRequests: 2 }), [waits], [], 2)).toEqual([
      { code: 'booking.quota-requests', params: { kind: 'person', requests: 2, open: 2 } },
    ]);
    expect(quotaRefusals(quota({ openRequests: 2 }), [{ ...waits, waits: false }], [], 2)).toEqual([]);
  });

  it('is enough for several wishes only where it is enough for all together', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 6 }), fc.integer({ min: 0, max: 30 }), (lengths, most) => {
        const wishes = lengths.map((hours, index) => wish(`2026-11-${String(index + 2).padStart(2, '0')}T06:00Z`, hours));
        const isEnough = lengths.reduce((sum, hours) => sum + hours, 0) <= most;
        expect(quotaRefusals(quota({ hoursAMonth: most }), wishes, [], 0)).toHaveLength(isEnough ? 0 : 1);
      }),
    );
  });
});
