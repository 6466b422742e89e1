import { describe, expect, it } from '@jest/globals';
import { placeRefusals, type Asker } from './place-rules.js';
import type { Audience } from './space-rules.js';
import { carried, layoutFor, type Needs, type Room } from './wish.js';

const projectors = { id: 'projectors', name: { sv: 'Projektorer', en: 'Projectors' }, equipment: 'projector', amount: 6 };
const easels = { id: 'easels', name: { sv: 'Stafflier', en: 'Easels' }, equipment: null, amount: 2 };
const catering = { id: 'catering', name: { sv: 'Kaffe', en: 'Coffee' }, leadMinutes: 60, opensEarlierMinutes: 0 };

const hall: Room & { whoMayAsk: Audience } = {
  capacity: 120,
  equipment: ['stage'],
  accessibility: ['step-free'],
  layouts: [
    { kind: 'board', capacity: 20, setupMinutes: 30, clearupMinutes: 15 },
    { kind: 'theatre', capacity: 120, setupMinutes: 15, clearupMinutes: 15 },
  ],
  pools: [projectors, easels],
  services: [catering],
  whoMayAsk: 'everybody',
};
const needs = (more: Partial<Needs> = {}): Needs => ({
  people: 15, layout: null, equipment: [], accessibility: [], pooled: [], serviceIds: [], ...more,
});
const anybody: Asker = { isStaff: false, forOrganisation: false, forPartner: false };
const refusals = (more: Partial<Needs> = {}, room = hall, asker = anybody) => placeRefusals(needs(more), room, asker);

describe('what a space can be had for at all', () => {
  it('is what it holds, has and can be given', () => {
    expect(refusals({ people: 120, equipment: ['stage', 'projector'], accessibility: ['step-free'], serviceIds: ['catering'] })).toEqual([]);
  });

  it.each<[string, Partial<Needs>, object]>([
    ['more people than fit', { people: 121 }, { code: 'booking.too-many-people', params: { people: 121, capacity: 120, layout: null } }],
    ['more than fit so furnished', { people: 21, layout: 'board' }, { code: 'booking.too-many-people', params: { people: 21, capacity: 20, layout: 'board' } }],
    ['another layout', { layout: 'banquet' }, { code: 'booking.layout-missing', params: { layout: 'banquet', layouts: ['board', 'theatre'] } }],
    ['what neither it nor a pool has', { equipment: ['microphone', 'stage'] }, { code: 'booking.equipment-missing', params: { missing: ['microphone'] } }],
    ['a need that it does not meet', { accessibility: ['quiet'] }, { code: 'booking.accessibility-missing', params: { missing: ['quiet'] } }],
    ['more of a pool than there is', { pooled: [{ poolId: 'easels', amount: 3 }] }, { code: 'booking.pool-overdrawn', params: { poolId: 'easels', name: easels.name, amount: 3, left: 2 } }],
    ['of a pool that is not there', { pooled: [{ poolId: 'boats', amount: 1 }] }, { code: 'booking.pool-unknown', params: { poolId: 'boats' } }],
    ['a service that is not there', { serviceIds: ['band'] }, { code: 'booking.service-unknown', params: { serviceId: 'band' } }],
  ])('is not %s', (_, more, refusal) => {
    expect(refusals(more)).toEqual([refusal]);
  });

  it('says every rule in the way', () => {
    expect(refusals({ people: 500, equipment: ['microphone'], accessibility: ['quiet'] }).map(({ code }) => code)).toEqual([
      'booking.too-many-people',
      'booking.equipment-missing',
      'booking.accessibility-missing',
    ]);
  });

  it.each<[Audience, Partial<Asker>, boolean]>([
    ['everybody', {}, true],
    ['organisations', {}, false],
    ['organisations', { forOrganisation: true }, true],
    ['partners', { forOrganisation: true }, false],
    ['partners', { forOrganisation: true, forPartner: true }, true],
    ['staff', { forOrganisation: true, forPartner: true }, false],
    ['staff', { isStaff: true }, true],
    ['partners', { isStaff: true }, true],
  ])('where %s may ask, %j may: %s', (whoMayAsk, asker, may) => {
    const expected = may ? [] : [{ code: 'booking.not-for-you', params: { whoMayAsk } }];
    expect(refusals({}, { ...hall, whoMayAsk }, { ...anybody, ...asker })).toEqual(expected);
  });

  it('is set up as asked, or as the first layout that holds the people', () => {
    expect(layoutFor(hall, { people: 15, layout: null })?.kind).toBe('board');
    expect(layoutFor(hall, { people: 21, layout: null })?.kind).toBe('theatre');
    expect(layoutFor(hall, { people: 15, layout: 'theatre' })?.kind).toBe('theatre');
    expect(layoutFor(hall, { people: 21, layout: 'board' })).toBeUndefined();
  });

  it('brings from a pool what the space lacks, once, beside what is asked of the pool', () => {
    expect(carried(hall, needs({ equipment: ['stage', 'projector', 'projector'] }))).toEqual([{ poolId: 'projectors', amount: 1 }]);
    expect(carried(hall, needs({ equipment: ['projector'], pooled: [{ poolId: 'projectors', amount: 2 }] }))).toEqual([{ poolId: 'projectors', amount: 3 }]);
  });
});
