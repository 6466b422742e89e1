import { describe, expect, test } from '@jest/globals';
import { instantOf, minutesBetween, outcomeOf, type Wish } from './wish';

const had = { state: 'approved', spaceId: 'a', start: '2026-12-02T09:00:00Z', end: '2026-12-02T11:00:00Z', timeZone: 'Europe/Stockholm', people: 4, layout: 'board' };
const wish = (of: Partial<Wish> = {}): Wish => ({ spaceId: 'a', day: '2026-12-02', start: '10:00', end: '12:00', people: 4, layout: 'board', ...of });

describe('what a wish leads to', () => {
  test.each<[string, Partial<Wish>, string]>([
    ['nothing new', {}, 'unchanged'],
    ['shorter', { end: '11:30' }, 'at-once'],
    ['fewer', { people: 3 }, 'at-once'],
    ['longer', { end: '12:30' }, 'asks-staff'],
    ['earlier', { start: '09:30', end: '11:00' }, 'asks-staff'],
    ['another day', { day: '2026-12-03' }, 'asks-staff'],
    ['more people', { people: 5 }, 'asks-staff'],
    ['another room', { spaceId: 'b' }, 'asks-staff'],
    ['furnished otherwise', { layout: 'theatre' }, 'asks-staff'],
    ['an end before its start', { end: '09:00' }, 'wrong'],
    ['no time', { start: '' }, 'wrong'],
    ['nobody', { people: 0 }, 'wrong'],
  ])('%s', (_what, of, outcome) => expect(outcomeOf(had, wish(of), false)).toBe(outcome));

  test('a request that nobody has decided on is changed at once, and so is what a room gives by itself', () => {
    expect(outcomeOf({ ...had, state: 'requested' }, wish({ end: '13:00' }), false)).toBe('at-once');
    expect(outcomeOf(had, wish({ end: '13:00' }), true)).toBe('at-once');
  });
});

test('times are those of the house, in winter and in summer', () => {
  expect(new Date(instantOf('2026-12-02', '10:00', 'Europe/Stockholm')).toISOString()).toBe('2026-12-02T09:00:00.000Z');
  expect(new Date(instantOf('2026-06-02', '10:00', 'Europe/Stockholm')).toISOString()).toBe('2026-06-02T08:00:00.000Z');
  expect(instantOf('2026-06-02', '', 'Europe/Stockholm')).toBeNaN();
});

test('the length of a time of day', () => expect(minutesBetween('09:30', '11:00')).toBe(90));
