import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { refusedByNow, type SpaceAsItIs, type ToCome } from './changed-space.js';
import { audiences, ordinaryRules } from './space-rules.js';

const at = (time: string) => Temporal.Instant.from(`2026-11-26T${time}Z`);

const projectors = { id: 'projectors', name: { sv: 'x', en: 'x' }, equipment: 'projector', amount: 2 };
const coffee = { id: 'coffee', name: { sv: 'x', en: 'x' }, leadMinutes: 60, opensEarlierMinutes: 0 };
const board = { kind: 'board', capacity: 12, setupMinutes: 0, clearupMinutes: 0 };

const room: SpaceAsItIs = {
  ...ordinaryRules, inUse: true, cells: ['east', 'west'], capacity: 40, equipment: ['projector'], accessibility: [], layouts: [board], pools: [projectors],
  services: [coffee],
};

/** By somebody for herself, for an hour and ten minutes from 13:10; the house has opened at 8. */
const booking: ToCome = {
  start: at('13:10'), end: at('14:20'), people: 10, layout: 'board', equipment: ['projector'], accessibility: [], pooled: [], serviceIds: ['coffee'],
  asker: { isStaff: false, forOrganisation: false, forPartner: false }, open: [{ start: at('08:00'), end: at('17:00') }],
};

const asker = (more: object) => ({ asker: { ...booking.asker, ...more } });
const codes = (after: Partial<SpaceAsItIs>, more: Partial<ToCome> = {}) => refusedByNow({ ...booking, ...more }, room, { ...room, ...after });

describe('a booking to come, when its space has changed', () => {
  it.each<[string, Partial<SpaceAsItIs>, string[]]>([
    ['nothing', {}, []],
    ['longer than the longest now', { longestMinutes: 60 }, ['booking.too-long']],
    ['shorter than the shortest now', { shortestMinutes: 90 }, ['booking.too-short']],
    ['at a minute at which none begins', { gridMinutes: 30 }, ['booking.off-grid']],
    ['at a minute at which some begin still', { gridMinutes: 5 }, []],
    ['of nobody who may ask now', { whoMayAsk: 'organisations' }, ['booking.not-for-you']],
    ['asked for with less notice than is demanded now', { noticeMinutes: 525_600 }, []],
    ['further ahead than one may ask now', { horizonDays: 1 }, []],
    ['given in another way than is usual now', { approval: 'automatic', pendingBlocks: true }, []],
    ['in a layout that is gone', { layouts: [] }, ['booking.layout-missing']],
    ['of more people than fit in now', { layouts: [{ ...board, capacity: 8 }] }, ['booking.too-many-people']],
    ['with what comes from a pool now', { equipment: [] }, []],
    ['with what nobody has now', { equipment: [], pools: [] }, ['booking.equipment-missing']],
    ['with what nobody does any more', { services: [] }, ['booking.service-unknown']],
    ['on other floor', { cells: ['west'] }, ['space.cells-changed']],
    ['wrong in several ways', { longestMinutes: 60, layouts: [], cells: ['west'] }, ['space.cells-changed', 'booking.layout-missing', 'booking.too-long']],
    ['of a space that is closed, which says it all', { inUse: false, longestMinutes: 60 }, ['space.closed']],
  ])('that is %s', (_, after, expected) => {
    expect(codes(after)).toEqual(expected);
  });

  it('by staff, for an organisation or for a partner is judged as theirs', () => {
    expect(codes({ whoMayAsk: 'staff' }, asker({ isStaff: true }))).toEqual([]);
    expect(codes({ whoMayAsk: 'organisations' }, asker({ forOrganisation: true }))).toEqual([]);
    expect(codes({ whoMayAsk: 'partners' }, asker({ forOrganisation: true }))).toEqual(['booking.not-for-you']);
    expect(codes({ whoMayAsk: 'partners' }, asker({ forOrganisation: true, forPartner: true }))).toEqual([]);
  });

  it('that was against the rules before is not hit by rules that say the same', () => {
    const before = { ...room, longestMinutes: 30 };
    expect(refusedByNow(booking, before, { ...before, longestMinutes: 60 })).toEqual([]);
    expect(refusedByNow(booking, { ...room, inUse: false }, { ...room, inUse: false })).toEqual([]);
  });

  it('is hit by nothing where nothing changes, and by no more where less is demanded', () => {
    const rules = fc.record({
      shortestMinutes: fc.integer({ min: 1, max: 120 }),
      longestMinutes: fc.integer({ min: 1, max: 240 }),
      gridMinutes: fc.option(fc.constantFrom(5, 10, 15, 30, 60)),
      whoMayAsk: fc.constantFrom(...audiences),
      capacity: fc.integer({ min: 1, max: 50 }),
    });
    const free = { shortestMinutes: 1, longestMinutes: 10_000, gridMinutes: null, whoMayAsk: 'everybody' as const, capacity: 1000 };
    fc.assert(
      fc.property(rules, rules, (one, other) => {
        const [before, after] = [{ ...room, ...one }, { ...room, ...other }];
        expect(refusedByNow(booking, before, before)).toEqual([]);
        expect(refusedByNow(booking, before, { ...before, ...free })).toEqual([]);
        // What it meets on the way there and back, it meets in one of them.
        const there = refusedByNow(booking, before, after);
        const back = refusedByNow(booking, after, before);
        expect(there.filter((code) => back.includes(code))).toEqual([]);
      }),
    );
  });
});
