import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { daysAheadToMove, takesNoMore, type Taking } from './moving.js';

const at = (time: string) => Temporal.Instant.from(`2026-11-26T${time}:00Z`);
const booked: Taking = {
  spaceId: 'hall',
  start: at('10:00'),
  end: at('12:00'),
  people: 20,
  layout: 'board',
  setupMinutes: 30,
  clearupMinutes: 15,
  pooled: [{ poolId: 'projectors', amount: 2 }],
  serviceIds: ['coffee'],
};

describe('moving', () => {
  it.each<[string, Partial<Taking>, boolean]>([
    ['as it was', {}, true],
    ['shorter', { start: at('10:30') }, true],
    ['fewer people and things', { people: 5, pooled: [{ poolId: 'projectors', amount: 1 }], serviceIds: [] }, true],
    ['longer', { end: at('12:01') }, false],
    ['earlier', { start: at('09:00'), end: at('11:00') }, false],
    ['more people', { people: 21 }, false],
    ['elsewhere', { spaceId: 'room' }, false],
    ['another layout', { layout: 'theatre' }, false],
    ['more to set up', { setupMinutes: 45 }, false],
    ['more things', { pooled: [{ poolId: 'projectors', amount: 3 }] }, false],
    ['other things', { pooled: [{ poolId: 'easels', amount: 1 }] }, false],
    ['another service', { serviceIds: ['coffee', 'lunch'] }, false],
  ])('%s takes no more: %#', (_, more, expected) => {
    expect(takesNoMore(booked, { ...booked, ...more })).toBe(expected);
  });

  it('goes about as far ahead as it was given before', () => {
    const now = Temporal.Instant.from('2026-11-20T10:00:00Z');
    const farAhead = { start: now.add({ hours: 24 * 400 }), end: now.add({ hours: 24 * 400 + 1 }) };
    expect(daysAheadToMove(farAhead, 'Europe/Stockholm', now, 0)).toBe(401);
    expect(daysAheadToMove(booked, 'Europe/Stockholm', now, 365)).toBe(365);
  });
});
