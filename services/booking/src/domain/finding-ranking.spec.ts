import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rank, type Ranked } from './finding-ranking.js';

const usual: Ranked = { spaceId: 'b', capacity: 40, people: 40, isAsItStands: true, carriedCount: 0, waits: false, start: 0 };
const first = (one: Partial<Ranked>, other: Partial<Ranked>) => rank({ ...usual, ...one }, { ...usual, ...other });

describe('the order of offers', () => {
  it.each<[string, Partial<Ranked>, Partial<Ranked>]>([
    ['what fits before what is half empty', { carriedCount: 1, waits: true }, { capacity: 80 }],
    ['what stands ready before what must be furnished', { carriedCount: 1 }, { isAsItStands: false }],
    ['what is equipped before what things are carried to', { waits: true }, { carriedCount: 1 }],
    ['what is given at once before what waits', { start: 9 }, { waits: true }],
    ['the earlier', { capacity: 44 }, { start: 1 }],
    ['of the same the smaller', {}, { capacity: 44 }],
  ])('puts first %s', (_, one, other) => {
    expect(first(one, other)).toBeLessThan(0);
    expect(first(other, one)).toBeGreaterThan(0);
  });

  it('does not hang on the order in which they are read', () => {
    const offer = fc.record({
      spaceId: fc.uuid(), capacity: fc.integer({ min: 40, max: 200 }), people: fc.constant(40), isAsItStands: fc.boolean(),
      carriedCount: fc.nat(2), waits: fc.boolean(), start: fc.nat(3),
    });
    fc.assert(fc.property(fc.uniqueArray(offer, { selector: ({ spaceId }) => spaceId, minLength: 2 }), (offers) => {
      expect(offers.toReversed().toSorted(rank)).toEqual(offers.toSorted(rank));
    }));
  });
});
