import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { approvesAtOnce, countsAt, daysAheadOf, hoursUsedIn, monthsAround, type Grant, type Held } from './privileges.js';

const at = (text: string) => Temporal.Instant.from(text);
const now = at('2026-11-20T10:00:00Z');

const grant = (more: Partial<Grant> = {}): Grant => ({
  agreementId: 'agreement',
  isActive: true,
  startsAt: at('2026-11-01T00:00:00+01:00'),
  endsAt: at('2027-03-01T00:00:00+01:00'),
  daysAhead: 540,
  automaticApproval: true,
  hoursAMonth: 4,
  priority: 0,
  ...more,
});

const held = (start: string, minutes: number, timeZone = 'Europe/Stockholm'): Held => ({
  start: at(start),
  end: at(start).add({ minutes }),
  timeZone,
});

describe('what an agreement gives', () => {
  it('is given from the first instant of its first day until its last day is over', () => {
    const { startsAt, endsAt } = grant();
    const instant = { nanoseconds: 1 };
    expect([startsAt.subtract(instant), startsAt, endsAt.subtract(instant), endsAt].map((when) => countsAt(grant(), when))).toEqual(
      [false, true, true, false],
    );
    expect(countsAt(grant({ isActive: false }), now)).toBe(false);
  });

  it('reaches as far ahead as the most generous that counts, and never less far than others may ask', () => {
    expect(daysAheadOf([], now)).toBe(0);
    expect(daysAheadOf([grant({ daysAhead: null })], now)).toBe(0);
    expect(daysAheadOf([grant({ daysAhead: 30 })], now)).toBe(30);
    expect(daysAheadOf([grant({ daysAhead: 400 }), grant({ daysAhead: 540 })], now)).toBe(540);
    expect(daysAheadOf([grant({ daysAhead: 400 }), grant({ daysAhead: 540, isActive: false })], now)).toBe(400);
  });
});

describe('approving at once', () => {
  const wish = held('2026-11-26T13:00:00Z', 120);
  const fits = (given: Grant, before: Held[] = [], wanted = wish) => approvesAtOnce(given, wanted, before, now);

  it('needs a grant that counts and says so', () => {
    expect(fits(grant())).toBe(true);
    expect(fits(grant({ automaticApproval: false }))).toBe(false);
    expect(fits(grant({ isActive: false }))).toBe(false);
    expect(fits(grant({ startsAt: at('2026-11-21T00:00:00Z') }))).toBe(false);
  });

  it('is for what starts before the agreement ends, and may then last longer', () => {
    expect(fits(grant({ endsAt: wish.start }))).toBe(false);
    expect(fits(grant({ endsAt: wish.start.add({ minutes: 1 }) }))).toBe(true);
  });

  it('takes the last hour of the month and not a minute more', () => {
    expect(fits(grant(), [held('2026-11-02T08:00:00Z', 120)])).toBe(true);
    expect(fits(grant(), [held('2026-11-02T08:00:00Z', 121)])).toBe(false);
    expect(fits(grant({ hoursAMonth: null }), [held('2026-11-02T08:00:00Z', 10_000)])).toBe(true);
    const twenty = Array.from({ length: 3 }, (_, day) => held(`2026-11-0${day + 1}T08:00:00Z`, 20));
    expect(fits(grant({ hoursAMonth: 3 }), twenty)).toBe(true);
  });

  it('counts each booking in the month in which it starts where it is, also when the clocks change', () => {
    const month = grant({ hoursAMonth: 2 });
    // 00:30 on 1 November in Stockholm, a week after summer time ended, is still October in UTC.
    const first = held('2026-10-31T23:30:00Z', 60);
    expect(fits(month, [first])).toBe(false);
    expect(fits(month, [held('2026-10-31T22:30:00Z', 60)])).toBe(true);
    // On the night of 25 October, when the clocks show 02:30 twice, an hour is an hour both times.
    const repeated = [held('2026-10-25T00:30:00Z', 60), held('2026-10-25T01:30:00Z', 60)];
    expect(hoursUsedIn(at('2026-10-31T22:59:59Z'), [...repeated, first])).toBe(2);
    expect(hoursUsedIn(at('2026-10-31T23:00:00Z'), [...repeated, first])).toBe(1);
    // In summer time April begins at 22 UTC.
    expect(hoursUsedIn(at('2027-04-10T12:00:00Z'), [held('2027-03-31T22:00:00Z', 60), held('2027-03-31T21:59:00Z', 60)])).toBe(1);
  });

  it('never goes beyond the hours, whatever is asked in whatever order', () => {
    const wishes = fc.array(fc.tuple(fc.integer({ min: 0, max: 90 * 24 }), fc.integer({ min: 1, max: 24 * 60 })), { maxLength: 40 });
    fc.assert(
      fc.property(wishes, fc.integer({ min: 1, max: 60 }), fc.constantFrom('Europe/Stockholm', 'Pacific/Auckland', 'UTC'), (asked, hoursAMonth, zone) => {
        const given = grant({ hoursAMonth, endsAt: at('2028-01-01T00:00:00Z') });
        const approved: Held[] = [];
        for (const [hours, minutes] of asked) {
          const wanted = held(now.add({ hours }).toString(), minutes, zone);
          const alone = approvesAtOnce(given, wanted, approved, now);
          const others = hoursUsedIn(wanted.start, approved);
          expect(alone).toBe(others * 60 + minutes <= hoursAMonth * 60 + 1e-6);
          if (alone) approved.push(wanted);
        }
        for (const { start } of approved) expect(hoursUsedIn(start, approved)).toBeLessThanOrEqual(hoursAMonth);
      }),
    );
  });

  it('is decided on every booking that may count: none of the same month lies outside of what is looked up', () => {
    const zones = fc.constantFrom('Europe/Stockholm', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/St_Johns');
    const offset = fc.integer({ min: -40 * 24 * 60, max: 40 * 24 * 60 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 24 * 60 }), offset, zones, (minutes, apart, timeZone) => {
        const instant = now.add({ minutes });
        const booking = { ...held(instant.add({ minutes: apart }).toString(), 60), timeZone };
        const { start, end } = monthsAround(instant);
        const isLookedUp = Temporal.Instant.compare(start, booking.start) <= 0 && Temporal.Instant.compare(booking.start, end) < 0;
        expect(isLookedUp || hoursUsedIn(instant, [booking]) === 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
