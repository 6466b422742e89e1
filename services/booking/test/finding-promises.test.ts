import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { defineSite, explainSpace, requestBooking, searchSpaces, type RawInputOf, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { House, TestClock } from '#testing';
import { bookingService } from '../src/booking.module.js';

const named = (name: string) => ({ sv: `${name} sv`, en: name });
// Thursday before the clocks go forward in New York, where no holiday is near.
const now = '2027-03-11T10:00:00Z';

let house: House;
let count = 0;
beforeAll(async () => {
  house = await House.open([bookingService], { clock: new TestClock(now) });
});
afterAll(() => house.close());

const rules = fc
  .record({
    noticeMinutes: fc.constantFrom(0, 30, 1440), horizonDays: fc.constantFrom(2, 5, 365), shortestMinutes: fc.constantFrom(15, 60),
    longestMinutes: fc.constantFrom(60, 240, 1440), gridMinutes: fc.constantFrom(null, 15, 45, 60),
    whoMayAsk: fc.constantFrom('everybody' as const, 'everybody' as const, 'organisations' as const),
    approval: fc.constantFrom('manual' as const, 'automatic' as const), pendingBlocks: fc.boolean(),
  })
  .map((all) => ({ ...all, pendingBlocks: all.pendingBlocks || all.approval === 'automatic' }));
const kinds = ['theatre', 'board', 'classroom'] as const;
const layouts = fc.subarray([...kinds]).chain((some) =>
  fc.tuple(...some.map((kind) => fc.record({ kind: fc.constant(kind), capacity: fc.integer({ min: 5, max: 60 }), setupMinutes: fc.constantFrom(0, 20, 60), clearupMinutes: fc.constantFrom(0, 15) }))),
);
const equipment = fc.subarray(['projector', 'screen', 'microphone'] as const).map((all) => [...all]);
const space = fc.record({ capacity: fc.integer({ min: 5, max: 60 }), equipment, cells: fc.subarray(['a', 'b', 'c'], { minLength: 1 }), layouts, rules });
const hours = fc.constantFrom<[string, string][]>(['00:00', '24:00'], ['08:00', '17:00'], ['01:30', '03:30'], ['22:00', '24:00']).map(([opens, closes]) => ({ opens, closes }));
const site = fc.record({ week: fc.array(fc.option(hours), { minLength: 7, maxLength: 7 }), spaces: fc.array(space, { minLength: 2, maxLength: 4 }), amount: fc.nat(2) });
// Quarters of an hour after now, over the night in which clocks change.
const when = fc.record({ start: fc.nat(4 * 24 * 6), length: fc.constantFrom(2, 4, 8, 12) });
const needs = fc.record({ people: fc.integer({ min: 1, max: 60 }), equipment, layout: fc.constantFrom(undefined, ...kinds) });
const wanted = fc.record({ needs, minutes: fc.constantFrom(15, 30, 90, 240), from: fc.nat(4 * 24 * 4), quarters: fc.constantFrom(16, 96, 300) });

const quarter = (index: number) => Temporal.Instant.from(now).add({ minutes: 15 * index }).toString();

async function opened({ week, spaces, amount }: typeof site extends fc.Arbitrary<infer T> ? T : never) {
  const weeklyHours = week.flatMap((day, index) => (day ? [{ weekday: index + 1, ...day }] : []));
  const definition: RawInputOf<typeof defineSite> = {
    slug: `site-${++count}`, name: named('Site'), address: 'Kajen 1', timeZone: 'America/New_York', country: 'US', weeklyHours,
    spaces: spaces.map((one, index) => ({
      ...one, slug: `space-${index}`, name: named('Space'), description: named('Space'),
      capacity: Math.max(one.capacity, ...one.layouts.map(({ capacity }) => capacity)),
    })),
    pools: [{ slug: 'projectors', name: named('Projectors'), equipment: 'projector', amount }],
  };
  return house.as('admin').call(defineSite, definition);
}

const refused = (call: Promise<unknown>): Promise<DomainError | undefined> =>
  call.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof DomainError) return error;
      throw error;
    },
  );

const words = { title: 'Möte' };
// Of these asking tells only when no rule is broken, for they may change at any moment.
const ofTheMoment = ['booking.conflict', 'booking.pool-overdrawn'];
type Found = ReplyOf<typeof searchSpaces>;

const lasting = (codes: readonly string[]) => codes.filter((code) => !ofTheMoment.includes(code)).toSorted();

async function mustBeRefusedAsTold({ spaceId, at, refusals }: Found['notOffered'][number], wish: typeof wanted extends fc.Arbitrary<infer T> ? T : never) {
  const end = Temporal.Instant.from(at).add({ minutes: wish.minutes }).toString();
  const error = await refused(house.as('booker').call(requestBooking, { ...words, ...wish.needs, spaceId, start: at, end }));
  const told = refusals.map(({ code }) => code);
  const codes = error ? [error.code, ...((error.params.also ?? []) as { code: string }[]).map(({ code }) => code)] : [];
  expect(lasting(codes)).toEqual(lasting(told));
  // Where it is only taken, asking says so.
  expect(told).toContain(codes[0]);
}

it('what is offered can be had at once, what is not is refused as was told, and what is near or instead can be had too', async () => {
  await fc.assert(
    fc.asyncProperty(site, fc.array(fc.tuple(fc.nat(3), when), { maxLength: 10 }), fc.array(wanted, { minLength: 1, maxLength: 3 }), async (place, taken, wishes) => {
      const { site: { id }, spaces } = await opened(place);
      for (const [index, { start, length }] of taken) {
        const spaceId = spaces[index % spaces.length]!.id;
        await refused(house.as('staff').call(requestBooking, { ...words, spaceId, start: quarter(start), end: quarter(start + length), people: 1, equipment: ['projector'] }));
      }
      for (const wish of wishes) {
        const asked = { siteIds: [id], ...wish.needs, minutes: wish.minutes, from: quarter(wish.from), to: quarter(wish.from + wish.quarters) };
        const found = await house.as('visitor').call(searchSpaces, asked);
        expect(found.offerCount + found.notOfferedCount).toBe(spaces.length);
        for (const told of found.notOffered) await mustBeRefusedAsTold(told, wish);
        for (const { spaceId, nearest } of found.notOffered) {
          if (!nearest) continue;
          const { start, end, people, layout, equipment: things } = nearest;
          const explained = await house.as('visitor').call(explainSpace, { spaceId, start, end, people, equipment: things, ...(layout && { layout }) });
          expect(explained.refusals).toEqual([]);
        }
        for (const { parts } of found.alternatives) {
          for (const { spaceId, start, end } of parts) {
            expect((await house.as('visitor').call(explainSpace, { spaceId, start, end, ...wish.needs })).refusals).toEqual([]);
          }
        }
        for (const { spaceId, windows, approval } of found.offers.slice(0, 1)) {
          const { start, end } = windows.at(-1)!;
          const booking = await house.as('booker').call(requestBooking, { ...words, ...wish.needs, spaceId, start, end });
          expect(booking.state).toBe(approval === 'automatic' ? 'approved' : 'requested');
        }
        for (const { parts } of found.alternatives.slice(-1)) {
          for (const { spaceId, start, end } of parts) await house.as('booker').call(requestBooking, { ...words, ...wish.needs, spaceId, start, end });
        }
      }
    }),
    { numRuns: Number(process.env.FINDING_RUNS ?? 25) },
  );
}, 240_000);
