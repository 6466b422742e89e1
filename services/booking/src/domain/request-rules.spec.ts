import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { DomainError } from '#kernel';
import { openWithin } from './free-windows.js';
import type { OpeningCalendar } from './opening-hours.js';
import { mustBeAskable, type Wish } from './request-rules.js';

const now = Temporal.Instant.from('2026-11-20T10:00:00Z');
const hall = { capacity: 120, equipment: ['projector', 'stage'] };
const hours = { opens: '08:00', closes: '17:00' };
const house: OpeningCalendar = {
  timeZone: 'Europe/Stockholm',
  country: 'SE',
  weeklyHours: [
    ...[1, 2, 3, 4].map((weekday) => ({ weekday, ...hours })),
    { weekday: 5, opens: '08:00', closes: '24:00' },
    { weekday: 6, opens: '00:00', closes: '24:00' },
  ],
  dayBeforeHolidayCloses: '13:00',
  exceptions: [],
};

const wish = (start: string, end: string, more: Partial<Wish> = {}): Wish => ({
  start: Temporal.Instant.from(start),
  end: Temporal.Instant.from(end),
  people: 40,
  equipment: ['projector'],
  ...more,
});
const afternoon = wish('2026-11-26T13:00+01:00', '2026-11-26T15:00+01:00');

function refusalOf(asked: Wish): DomainError | undefined {
  try {
    mustBeAskable(asked, hall, house, now);
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

describe('what may be asked for', () => {
  it('is a space that is large enough, equipped and open', () => {
    expect(refusalOf(afternoon)).toBeUndefined();
  });

  it('may end exactly at closing time, at midnight, and go on past it when the house does', () => {
    expect(refusalOf(wish('2026-11-26T08:00+01:00', '2026-11-26T17:00+01:00'))).toBeUndefined();
    expect(refusalOf(wish('2026-11-28T20:00+01:00', '2026-11-29T00:00+01:00'))).toBeUndefined();
    expect(refusalOf(wish('2026-11-27T20:00+01:00', '2026-11-28T02:00+01:00'))).toBeUndefined();
  });

  it.each<[string, Wish, string, object]>([
    [
      'an end before the start',
      wish('2026-11-26T13:00Z', '2026-11-26T12:00Z'),
      'input.end-before-start',
      { start: '2026-11-26T13:00:00Z' },
    ],
    ['an end at the start', wish('2026-11-26T13:00Z', '2026-11-26T13:00Z'), 'input.end-before-start', {}],
    ['yesterday', wish('2026-11-19T10:00Z', '2026-11-19T11:00Z'), 'booking.in-the-past', { start: '2026-11-19T10:00:00Z' }],
    [
      'over a year ahead',
      wish('2027-11-22T10:00Z', '2027-11-22T11:00Z'),
      'booking.too-far-ahead',
      { days: 365, last: '2027-11-20' },
    ],
    ['over a day', wish('2026-11-27T10:00Z', '2026-11-28T10:01Z'), 'booking.too-long', { hours: 24 }],
    ['too many people', { ...afternoon, people: 121 }, 'booking.too-many-people', { people: 121, capacity: 120 }],
    [
      'what is not there',
      { ...afternoon, equipment: ['projector', 'microphone'] },
      'booking.equipment-missing',
      { missing: ['microphone'] },
    ],
  ])('is not %s', (_, asked, code, params) => {
    expect(refusalOf(asked)).toMatchObject({ code, params });
  });

  it('is refused outside opening hours with the hours and why they are such', () => {
    expect(refusalOf(wish('2026-12-31T12:00+01:00', '2026-12-31T14:00+01:00'))).toMatchObject({
      code: 'booking.outside-opening-hours',
      params: {
        timeZone: 'Europe/Stockholm',
        opening: [
          {
            date: '2026-12-31',
            closes: '2026-12-31T12:00:00Z',
            ground: 'day-before-public-holiday',
            note: { sv: 'Dagen före nyårsdagen' },
          },
        ],
      },
    });
  });

  it('is, for one minute or a day, exactly what the house is open for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500_000 }), fc.integer({ min: 1, max: 1440 }), (minutes, length) => {
        const start = now.add({ minutes });
        const asked = { ...afternoon, start, end: start.add({ minutes: length }) };
        const open = openWithin(house, asked);
        const isWhollyOpen = open.length === 1 && open[0]!.end.since(open[0]!.start).total('minutes') === length;
        expect(refusalOf(asked)?.code).toBe(isWhollyOpen ? undefined : 'booking.outside-opening-hours');
      }),
    );
  });
});
