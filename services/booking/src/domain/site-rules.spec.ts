import { describe, expect, it } from '@jest/globals';
import { DomainError } from '#kernel';
import { mustBeWellDefined } from './site-rules.js';

const site = {
  timeZone: 'Europe/Stockholm',
  country: 'SE',
  weeklyHours: [{ weekday: 1, opens: '08:00', closes: '24:00' }],
  spaces: [{ slug: 'hall' }, { slug: 'room' }],
};

function fieldsOf(changed: Partial<typeof site>): string[] {
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

  it.each<[string, Partial<typeof site>, string[]]>([
    ['a time zone that nobody knows', { timeZone: 'Europe/Helsingborg' }, ['timeZone unknown']],
    ['a country that nobody knows', { country: 'XX' }, ['country unknown']],
    [
      'hours that go backwards',
      { weeklyHours: [{ weekday: 1, opens: '17:00', closes: '08:00' }] },
      ['weeklyHours.0.closes end-before-start'],
    ],
    ['a weekday twice', { weeklyHours: [...site.weeklyHours, ...site.weeklyHours] }, ['weeklyHours.1.weekday twice']],
    ['a space twice', { spaces: [{ slug: 'hall' }, { slug: 'room' }, { slug: 'hall' }] }, ['spaces.2.slug twice']],
  ])('does not have %s', (_, changed, fields) => {
    expect(fieldsOf(changed)).toEqual(fields);
  });

  it('is told all that is wrong at once', () => {
    expect(fieldsOf({ timeZone: 'x', country: 'XX' })).toHaveLength(2);
  });
});
