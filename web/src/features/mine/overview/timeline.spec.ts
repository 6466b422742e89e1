import { describe, expect, test } from '@jest/globals';
import { comings, folded, groupOf, timeline, type Booking, type Pass, type Registration } from './timeline';

const now = Date.parse('2026-12-02T12:00:00Z');
const booking = (id: string, of: Partial<Booking> = {}) =>
  ({ id, state: 'approved', start: '2026-12-03T08:00:00Z', end: '2026-12-03T09:00:00Z', timeZone: 'Europe/Stockholm', finishedAt: null, seriesId: null, ...of }) as Booking;
const registration = (id: string, of: Partial<Registration> = {}) =>
  ({ id, state: 'confirmed', start: '2026-12-04T08:00:00Z', end: '2026-12-04T09:00:00Z', timeZone: 'Europe/Stockholm', ...of }) as Registration;
const pass = (visitId: string, of: Partial<Pass> = {}) =>
  ({ visitId, state: 'expected', expectedFrom: '2026-12-05T08:00:00Z', expectedUntil: '2026-12-05T09:00:00Z', timeZone: 'Europe/Stockholm', ...of }) as Pass;

describe('where a booking stands', () => {
  test('by its state and the time', () => {
    expect(groupOf(booking('1'), now)).toBe('coming');
    expect(groupOf(booking('1', { state: 'requested' }), now)).toBe('waiting');
    expect(groupOf(booking('1', { state: 'declined' }), now)).toBe('ended');
    expect(groupOf(booking('1', { start: '2026-12-02T12:00:00Z' }), now)).toBe('now');
    expect(groupOf(booking('1', { start: '2026-12-02T11:00:00Z', end: '2026-12-02T12:00:00Z' }), now)).toBe('ended');
  });

  test('one that its people have left early is over', () => {
    expect(groupOf(booking('1', { start: '2026-12-02T11:00:00Z', finishedAt: '2026-12-02T11:30:00Z' }), now)).toBe('ended');
  });
});

test('a series is shown by its next, with how many more there are', () => {
  const entries = folded([booking('b', { seriesId: 's', start: '2026-12-09T08:00:00Z' }), booking('a', { seriesId: 's' }), booking('c')]);
  expect(entries.map((entry) => [entry.id, entry.kind === 'booking' && entry.more])).toEqual([['a', 1], ['c', 0]]);
});

test('a pass for a seat belongs to the seat; one for a visit stands by itself, unless that is cancelled', () => {
  const entries = comings([registration('r')], [pass('r'), pass('v'), pass('x', { state: 'cancelled' })]);
  expect(entries.map((entry) => [entry.id, entry.kind === 'registration' && entry.hasPass])).toEqual([['r', true], ['v', false]]);
});

test('everything is in order of time, and whoever is on a waiting list waits', () => {
  const shown = timeline({ bookings: [booking('b')], registrations: [registration('r'), registration('w', { state: 'waiting' })], passes: [pass('v')] }, now);
  expect(shown.coming.map(({ id }) => id)).toEqual(['b', 'r', 'v']);
  expect(shown.waiting.map(({ id }) => id)).toEqual(['w']);
});
