import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { Place, Search } from './finding-place.js';
import { find } from './finding-search.js';
import { common, joined, minute, type Stretch } from './finding-stretches.js';
import { takenIn } from './finding-taken.js';

const now = Temporal.Instant.from('2026-11-23T00:00:00Z');
const half = 30 * minute;
const at = (halves: number) => now.epochMilliseconds + halves * half;
const stretch = (from: number, until: number): Stretch => ({ from: at(from), until: at(until) });
const aDay = 48;

const taken = fc
  .array(fc.tuple(fc.nat(6 * aDay), fc.integer({ min: 1, max: 20 })), { maxLength: 40 })
  .map((all) => joined(all.map(([from, length]) => stretch(from, from + length))));
const layout = fc.record({ kind: fc.constantFrom('theatre', 'board'), capacity: fc.integer({ min: 1, max: 30 }), setupMinutes: fc.constantFrom(0, 15, 60), clearupMinutes: fc.constantFrom(0, 15, 90) });
const hours = fc.constantFrom<[number, number]>([0, aDay], [16, 34], [40, aDay]);
const house = fc.record({
  taken, layouts: fc.array(layout, { maxLength: 2 }), hours, wished: fc.tuple(fc.nat(2 * aDay), fc.integer({ min: 4, max: 2 * aDay })),
  gridMinutes: fc.constantFrom(null, 15, 45), noticeMinutes: fc.constantFrom(0, 1440), shortestMinutes: fc.constantFrom(15, 60), longestMinutes: fc.constantFrom(60, 240, 1440),
  out: fc.array(fc.record({ poolId: fc.constant('pool'), amount: fc.constant(1), time: fc.tuple(fc.nat(4 * aDay), fc.integer({ min: 1, max: aDay })) }), { maxLength: 3 }),
});
const wish = fc.record({ people: fc.integer({ min: 1, max: 30 }), equipment: fc.subarray(['projector']), minutes: fc.constantFrom(30, 90, 240) });

function placeOf(built: typeof house extends fc.Arbitrary<infer T> ? T : never): Omit<Place, 'taken'> {
  const { out, layouts, hours: [opens, closes], wished: [from, length], gridMinutes, noticeMinutes, shortestMinutes, longestMinutes } = built;
  const days = Array.from({ length: 5 }, (_, day) => ({ date: String(day), ...stretch(day * aDay + opens, day * aDay + closes) }));
  const open = joined(days.map((day) => ({ from: day.from, until: day.until })));
  return {
    id: 'space', siteId: 'site', timeZone: 'UTC', capacity: 20, equipment: [], accessibility: [], layouts, services: [], floor: ['cell'], waiting: [],
    pools: [{ id: 'pool', name: { sv: 'p', en: 'p' }, equipment: 'projector', amount: 1 }],
    claims: out.map(({ time: [start, long], ...claim }) => ({ ...claim, ...stretch(start, start + long) })),
    hours: { days, wished: common(open, [stretch(from, from + length)]), later: common(open, [stretch(from, 5 * aDay)]) },
    whoMayAsk: 'everybody', approval: 'manual', pendingBlocks: false, horizonDays: 365, gridMinutes, noticeMinutes, shortestMinutes, longestMinutes,
  };
}

it('what is found with only the first that is taken is what is found with all of it, or there is doubt', () => {
  const certain = { few: 0 };
  fc.assert(fc.property(house, wish, fc.integer({ min: 1, max: 40 }), (built, { people, equipment, minutes }, most) => {
    const place = placeOf(built);
    const search: Search = {
      needs: { people, equipment, layout: null, accessibility: [], pooled: [], serviceIds: [] }, minutes, now, daysAhead: 0, latestIn: () => Infinity,
      asker: { isStaff: false, forOrganisation: false, forPartner: false },
    };
    const foundWith = (some: readonly Stretch[], known: number) =>
      find([{ ...place, taken: takenIn(some, known) }], search, () => [stretch(built.wished[0], built.wished[0] + built.wished[1])], () => 'staff');
    const some = built.taken.slice(0, most);
    const few = foundWith(some, some.length < built.taken.length ? some.at(-1)!.from : Infinity);
    if (few.doubtful.length > 0) return;
    if (some.length < built.taken.length) certain.few++;
    const all = foundWith(built.taken, Infinity);
    const told = ({ offers, notOffered }: typeof all) => [...offers, ...notOffered].map((one) => ({ ...one, place: one.place.id }));
    expect(told(few)).toEqual(told(all));
  }), { numRuns: 1_500 });
  expect(certain.few).toBeGreaterThan(50);
});
