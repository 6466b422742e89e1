import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { MonthLedger } from './month-ledger.js';
import { approvesAtOnce, hoursInMonthOf, type Grant, type Held } from './privileges.js';
import { quotaRefusals, type Quota } from './quotas.js';
import { givenInOrder, quotaRefusalsInOrder } from './series-quotas.js';

const now = Temporal.Instant.from('2026-11-20T10:00:00Z');
const zone = fc.constantFrom('Europe/Stockholm', 'Pacific/Auckland', 'UTC');
const held = fc
  .tuple(fc.integer({ min: 0, max: 90 * 24 }), fc.integer({ min: 1, max: 40 }), zone)
  .map(([hours, quarters, timeZone]): Held => ({ start: now.add({ hours }), end: now.add({ hours, minutes: quarters * 15 }), timeZone }));
const several = fc.array(held, { maxLength: 12 });
const limit = fc.option(fc.integer({ min: 0, max: 20 }));

const quota = (kind: Quota['kind'], hoursAMonth: number): Quota => ({ kind, hoursAMonth, openRequests: null });
const wish = (hours: number, length: number) => ({ start: now.add({ hours }), end: now.add({ hours: hours + length }), timeZone: 'UTC', waits: true });

describe('the hours and requests of a series', () => {
  it('are counted in a ledger as they are counted one by one', () => {
    fc.assert(fc.property(several, held, (bookings, one) => expect(new MonthLedger(bookings).hoursBeside(one)).toBeCloseTo(hoursInMonthOf(one, bookings), 9)));
  });

  it('are given in order, each where a single request beside those given before would be', () => {
    const quotas = fc.record({ kind: fc.constantFrom<Quota['kind']>('person', 'organisation'), hoursAMonth: limit, openRequests: limit });
    fc.assert(
      fc.property(quotas, several, several, fc.boolean(), fc.nat(10), (given, standing, asked, waits, openRequests) => {
        const wishes = asked.map((wish) => ({ ...wish, timeZone: 'Europe/Stockholm', waits }));
        const others = standing.map((booking) => ({ ...booking, timeZone: 'Europe/Stockholm' }));
        const taken: typeof wishes = [];
        const expected = wishes.map((wish) => {
          const open = openRequests + (waits ? taken.length : 0);
          const refusals = quotaRefusals(given, [wish], [...others, ...taken], open);
          if (refusals.length === 0) taken.push(wish);
          return refusals;
        });
        expect(quotaRefusalsInOrder([{ quota: given, standing: others, openRequests }], wishes)).toEqual(expected);
      }),
    );
  });

  it('count on her own quota only where they count on the organisation’s too', () => {
    const used = [quota('person', 3), quota('organisation', 2)].map((one) => ({ quota: one, standing: [], openRequests: 0 }));
    const refused = quotaRefusalsInOrder(used, [wish(0, 3), wish(10, 2), wish(20, 1)]).map((refusals) => refusals.map(({ params }) => params.kind));
    expect(refused).toEqual([['organisation'], [], ['organisation']]);
  });
});

describe('what agreements approve of a series', () => {
  it('is each that the first grant with hours left would approve by itself', () => {
    const grant = fc.record({ hoursAMonth: limit, automaticApproval: fc.boolean(), days: fc.integer({ min: 1, max: 120 }) }).map(
      ({ days, ...given }): Grant => ({
        agreementId: 'agreement', isActive: true, startsAt: now.subtract({ hours: 1 }), endsAt: now.add({ hours: 24 * days }), daysAhead: null, priority: 0, ...given,
      }),
    );
    fc.assert(
      fc.property(fc.array(grant, { maxLength: 3 }), several, (grants, asked) => {
        const wishes = asked.map((wish) => ({ ...wish, timeZone: 'Europe/Stockholm' }));
        const given = new Map<Grant, Held[]>(grants.map((one) => [one, []]));
        const expected = wishes.map((wish) => {
          const giving = grants.find((one) => approvesAtOnce(one, wish, given.get(one)!, now));
          if (giving) given.get(giving)!.push(wish);
          return giving;
        });
        expect(givenInOrder(grants, wishes, () => [], now)).toEqual(expected);
      }),
    );
  });
});
