import { describe, expect, it } from '@jest/globals';
import { DomainError } from '#kernel';
import { mustBeWellDefined } from './site-rules.js';
import { ordinaryRules } from './space-rules.js';

const theatre = { kind: 'theatre', capacity: 100, setupMinutes: 0, clearupMinutes: 0 };

const site = {
  timeZone: 'Europe/Stockholm',
  country: 'SE',
  weeklyHours: [{ weekday: 1, opens: '08:00', closes: '24:00' }],
  spaces: [{ slug: 'hall' }, { slug: 'room' }],
};

type Site = Parameters<typeof mustBeWellDefined>[0];

function fieldsOf(changed: Partial<Site>): string[] {
  try {
    mustBeWellDefined({ ...site, ...changed });
    return [];
  } catch (error) {
    return (error as DomainError).fields.map(({ field, code }) => `${field} ${code}`);
  }
}

describe('a site', () => {
  it('has a time zone and a country that are known, hours that go forwards, and spaces of different names', () => {
    expect(fieldsOf({})).toEqual([]);
  });

  it.each<[string, Partial<Site>, string[]]>([
    ['a time zone that nobody knows', { timeZone: 'Europe/Helsingborg' }, ['timeZone unknown']],
    ['a country that nobody knows', { country: 'XX' }, ['country unknown']],
    [
      'hours that go backwards',
      { weeklyHours: [{ weekday: 1, opens: '17:00', closes: '08:00' }] },
      ['weeklyHours.0.closes end-before-start'],
    ],
    ['a weekday twice', { weeklyHours: [...site.weeklyHours, ...site.weeklyHours] }, ['weeklyHours.1.weekday twice']],
    ['a space twice', { spaces: [{ slug: 'hall' }, { slug: 'room' }, { slug: 'hall' }] }, ['spaces.2.slug twice']],
    ['a floor twice', { floors: [{ slug: 'ground' }, { slug: 'ground' }] }, ['floors.1.slug twice']],
    ['a pool twice', { pools: [{ slug: 'projectors' }, { slug: 'projectors' }] }, ['pools.1.slug twice']],
    ['a service twice', { services: [{ slug: 'coffee' }, { slug: 'coffee' }] }, ['services.1.slug twice']],
    [
      'a cell on a floor that it does not have',
      { floors: [{ slug: 'ground' }], spaces: [{ slug: 'hall', cells: ['east', { slug: 'west', floor: 'attic' }] }] },
      ['spaces.0.cells.1.floor unknown'],
    ],
    [
      'a cell on two floors',
      {
        floors: [{ slug: 'ground' }, { slug: 'attic' }],
        spaces: [
          { slug: 'hall', cells: [{ slug: 'west', floor: 'ground' }] },
          { slug: 'half', cells: [{ slug: 'west', floor: 'attic' }] },
        ],
      },
      ['spaces.1.cells.0.floor differs'],
    ],
    ['a layout twice', { spaces: [{ slug: 'hall', capacity: 100, layouts: [theatre, theatre] }] }, ['spaces.0.layouts.1.kind twice']],
    ['a layout for more than the space holds', { spaces: [{ slug: 'hall', capacity: 99, layouts: [theatre] }] }, ['spaces.0.layouts.0.capacity above-capacity']],
    [
      'rules by which nothing can be asked for',
      { spaces: [{ slug: 'hall', rules: { ...ordinaryRules, shortestMinutes: 60, longestMinutes: 30 } }] },
      ['spaces.0.rules.longestMinutes below-shortest'],
    ],
  ])('does not have %s', (_, changed, fields) => {
    expect(fieldsOf(changed)).toEqual(fields);
  });

  it('is told all that is wrong at once', () => {
    expect(fieldsOf({ timeZone: 'x', country: 'XX' })).toHaveLength(2);
  });
});
