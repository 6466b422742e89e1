import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { follow, isMoved, movedTo, type KnownBooking, type Situated } from './following.js';
import { contains } from './interval.js';

const hour = (hours: number) => Temporal.Instant.from('2026-11-26T00:00:00Z').add({ minutes: Math.round(hours * 60) });
const named = { sv: 'Salen', en: 'The Hall' };

const booking = (from: number, to: number, more: Partial<KnownBooking> = {}): KnownBooking => ({
  start: hour(from), end: hour(to), state: 'approved', timeZone: 'Europe/Stockholm', eventId: null,
  place: { bookingId: 'b', siteId: 's', siteName: named, address: 'x', spaceId: 'hall', spaceName: named },
  ...more,
});

const event = (from: number, to: number, held: KnownBooking, more: Partial<Situated> = {}): Situated => ({
  start: hour(from), end: hour(to), state: 'published', timeZone: 'Europe/Stockholm', spaceState: 'approved', spaceRefusal: null, wantedSpaceId: null,
  place: held.place, booked: { start: held.start, end: held.end }, registrationOpens: null, registrationCloses: null, sessions: [],
  ...more,
});

describe('an event follows its booking', () => {
  it('by as much as the booking’s start has moved', () => {
    const before = event(13, 15, booking(12, 16), { sessions: [{ start: hour(13.5), end: hour(14) }], registrationCloses: hour(10) });
    const after = follow(before, booking(36.5, 40.5));
    expect(after).toMatchObject({ start: hour(37.5), end: hour(39.5), registrationCloses: hour(34.5) });
    expect(after.sessions).toEqual([{ start: hour(38), end: hour(38.5) }]);
    expect(isMoved(before, after)).toBe(true);
  });

  it('and is not moved by an approval', () => {
    const held = booking(12, 16);
    const before = event(13, 15, held, { spaceState: 'requested' });
    expect(follow(before, held)).toMatchObject({ start: before.start, end: before.end, spaceState: 'approved' });
    expect(isMoved(before, follow(before, held))).toBe(false);
  });

  it.each(['declined', 'withdrawn', 'cancelled'] as const)('and has lost its space when that is %s', (state) => {
    const before = event(13, 15, booking(12, 16));
    expect(follow(before, booking(20, 24, { state }))).toMatchObject({ start: before.start, spaceState: 'lost', place: null, booked: null });
  });

  it('wherever it goes, within its time, with its sessions within its own, and registration ending in time', () => {
    const length = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(fc.integer({ min: -2000, max: 2000 }), length, fc.integer({ min: 0, max: 60 }), length, length, fc.integer({ min: 0, max: 100 }), (to, room, after, long, session, gap) => {
        const [from, until] = [12 + after / 60, 12 + (after + long) / 60];
        const inside = { start: hour(from), end: hour(Math.min(until, from + session / 60)) };
        const times = { sessions: [inside], registrationOpens: hour(from - gap / 60 - 1), registrationCloses: hour(from - gap / 60) };
        const moved = booking(12 + to / 60, 12 + (to + room) / 60);
        const followed = follow(event(from, until, booking(12, 30), times), moved);
        expect(contains(moved, followed)).toBe(true);
        expect(followed.sessions.every((one) => contains(followed, one))).toBe(true);
        expect(Temporal.Instant.compare(followed.registrationCloses!, followed.start)).toBeLessThanOrEqual(0);
        const opens = followed.registrationOpens;
        expect(opens === null || Temporal.Instant.compare(opens, followed.registrationCloses!) < 0).toBe(true);
      }),
    );
  });

  it('opens registration at once where it would else open when it has closed', () => {
    const moved = movedTo(event(13, 15, booking(12, 16), { registrationOpens: hour(8) }), { start: hour(7), end: hour(9) });
    expect(moved.registrationOpens).toBeNull();
  });
});
