import { describe, expect, test } from '@jest/globals';
import type { components } from '@/api/schema.gen';
import { comingIn, spaceAt, stretchesOf } from './taken';

const at = (clock: string) => Date.parse(`2026-11-26T${clock}:00Z`);
const iso = (clock: string) => `2026-11-26T${clock}:00Z`;
const stretch = (start: string, end: string) => ({ start: iso(start), end: iso(end) });

const space = (more: Partial<components['schemas']['BoardSpace']> = {}): components['schemas']['BoardSpace'] => ({
  spaceId: 'salen', floor: null, open: [{ opens: iso('08:00'), closes: iso('18:00') }], taken: [stretch('10:00', '12:00'), stretch('14:00', '15:00')], public: [], ...more,
});

describe('a space', () => {
  test.each([
    ['07:00', { is: 'shut', opens: at('08:00') }],
    ['08:00', { is: 'free', until: at('10:00') }],
    ['10:00', { is: 'taken', until: at('12:00') }],
    ['12:00', { is: 'free', until: at('14:00') }],
    ['15:00', { is: 'free', until: at('18:00') }],
    ['18:00', { is: 'shut' }],
  ])('at %s', (clock, expected) => expect(spaceAt(space(), at(clock))).toEqual(expected));

  test('that is taken by what anybody may come to says what it is, and sets up and clears up for it', () => {
    const open = space({ taken: [stretch('10:00', '13:00')], public: [{ ...stretch('10:30', '12:30'), title: 'Föredrag' }] });
    expect(stretchesOf(open)).toEqual([
      { start: at('10:00'), end: at('10:30') },
      { start: at('10:30'), end: at('12:30'), title: 'Föredrag' },
      { start: at('12:30'), end: at('13:00') },
    ]);
    expect(spaceAt(open, at('11:00'))).toEqual({ is: 'taken', until: at('12:30'), title: 'Föredrag' });
    expect(comingIn(open, at('10:10'))[0]).toEqual({ start: at('10:30'), end: at('12:30'), title: 'Föredrag' });
  });

  test('that is taken outside its hours is taken', () => {
    expect(spaceAt(space({ taken: [stretch('19:00', '20:00')] }), at('19:30'))).toEqual({ is: 'taken', until: at('20:00') });
  });
});
