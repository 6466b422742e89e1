import { describe, expect, test } from '@jest/globals';
import { readSearch } from './address';
import { momentsOf, searchOf, wishOf } from './search';

const read = (address: Record<string, unknown>) => JSON.parse(JSON.stringify(readSearch(address))) as object;

describe('the address of a search', () => {
  test('gives the wish that was made, and the wish its address', () => {
    const address = { people: 40, day: '2026-11-26', minutes: 90, part: 'between', from: '09:30', to: '15:00', site: 'parken', layout: 'u-shape', equipment: 'projector,stage', accessibility: 'step-free' };
    const wish = wishOf(readSearch(address), '2026-01-01');
    expect(wish).toMatchObject({ people: 40, minutes: 90, equipment: ['projector', 'stage'], accessibility: ['step-free'] });
    expect(searchOf(wish)).toEqual(address);
  });

  test.each([
    { people: -1 }, { people: 'many' }, { people: '' }, { day: '2026-13-01' }, { day: '2026-02-30' }, { day: 20261126 }, { part: 'night' }, { minutes: 0 }, { from: '25:00' },
    { site: 'Å' }, { layout: 'circle' }, { equipment: 'boat' }, { equipment: ['projector'] }, { space: '../x' }, { start: 'now' }, { why: 'yes' },
  ])('that says %j says nothing', (address) => expect(read(address)).toEqual({}));

  test('without anything is about today', () => expect(wishOf({}, '2026-11-26')).toMatchObject({ day: '2026-11-26', people: 10, minutes: 120, part: 'day' }));
});

describe('the times of a wish', () => {
  const wish = wishOf({ day: '2026-12-31' }, '2026-01-01');
  test.each([
    ['day', '2026-12-31T00:00', '2027-01-01T00:00'],
    ['morning', '2026-12-31T00:00', '2026-12-31T12:00'],
    ['evening', '2026-12-31T17:00', '2027-01-01T00:00'],
    ['between', '2026-12-31T08:00', '2026-12-31T17:00'],
  ] as const)('%s is from %s to %s', (part, from, to) => expect(momentsOf({ ...wish, part })).toEqual([from, to]));
});
