import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { eventAfter, eventStates, eventTransitions, publish, type SpaceState } from './event-states.js';
import { forgetAttendee } from './forgetting.js';
import { accept, admission, holdsSeat, registrationAfter, registrationStates, registrationTransitions, seatsToGive, withdraw } from './registration-states.js';
import { mustBeOpen } from './registration-window.js';

const now = Temporal.Instant.from('2026-11-20T10:00:00Z');
const later = now.add({ hours: 2 });

const outcomeOf = (work: () => string): string => {
  try {
    return work();
  } catch (error) {
    return (error as Error).message;
  }
};

describe('the states of an event', () => {
  it('lead only where the table says', () => {
    const changes = ['draft', 'change', 'publish', 'cancel', 'end'] as const;
    for (const from of [null, ...eventStates]) {
      for (const change of changes) {
        const row = eventTransitions.find((one) => one.change === change && one.from === from);
        expect(outcomeOf(() => eventAfter(from, change))).toBe(row?.to ?? 'event.illegal-transition');
      }
    }
  });

  it('nothing leads out of cancelled and over', () => {
    expect(eventTransitions.filter(({ from }) => from === 'cancelled' || from === 'over')).toEqual([]);
  });

  it('a draft is published with the space that it wants, or none, and only before it begins', () => {
    const draft = { state: 'draft' as const, start: later, attendance: 'on-site' as const, publishedAt: null };
    const attempt = (spaceState: SpaceState) => () => publish({ ...draft, spaceState }, now);
    expect(attempt('approved')()).toMatchObject({ state: 'published', publishedAt: now });
    expect(attempt('none')).toThrow('event.no-place');
    for (const spaceState of ['wanted', 'requested', 'refused', 'lost'] as const) expect(attempt(spaceState)).toThrow('event.space-not-approved');
    expect(publish({ ...draft, attendance: 'online', spaceState: 'none' }, now).state).toBe('published');
    expect(() => publish({ ...draft, spaceState: 'approved', start: now }, now)).toThrow('event.in-the-past');
  });
});

describe('the states of a registration', () => {
  it.each(registrationTransitions)('$change leads from $from to $to', ({ change, from, to }) => {
    expect(registrationAfter(from, change)).toBe(to);
  });

  it('an offer is good until just before its deadline', () => {
    const offered = { state: 'offered' as const, offerExpiresAt: later };
    expect(accept(offered, later.subtract({ milliseconds: 1 }))).toBe('confirmed');
    expect(() => accept(offered, later)).toThrow('registration.offer-expired');
    expect(() => accept({ ...offered, state: 'lapsed' }, now)).toThrow('registration.offer-expired');
    expect(() => accept({ state: 'confirmed', offerExpiresAt: null }, now)).toThrow('registration.illegal-transition');
  });

  it('whoever is registered may withdraw until it begins', () => {
    for (const state of registrationStates) {
      const standing = { state, offerExpiresAt: null };
      const isLive = ['confirmed', 'waiting', 'offered'].includes(state);
      expect(outcomeOf(() => withdraw(standing, later, now))).toBe(isLive ? 'withdrawn' : 'registration.illegal-transition');
      expect(outcomeOf(() => withdraw(standing, later, later))).toBe('registration.illegal-transition');
    }
  });

  it('whoever is forgotten gives up what is to come; what has begun is counted as it was', () => {
    for (const state of registrationStates) {
      const isLive = ['confirmed', 'waiting', 'offered'].includes(state);
      expect(forgetAttendee({ state, attendeeId: 'anna' }, later, now)).toEqual({ attendeeId: null, state: isLive ? 'withdrawn' : state });
      expect(forgetAttendee({ state, attendeeId: 'anna' }, now, now)).toEqual({ attendeeId: null, state });
    }
  });

  it('nobody passes those who wait, no seat is given twice, and none stays free while somebody waits', () => {
    const number = fc.integer({ min: 0, max: 50 });
    fc.assert(
      fc.property(number, number, number, (capacity, seatsTaken, waiting) => {
        fc.pre(seatsTaken <= capacity);
        const seats = { capacity, seatsTaken, waiting };
        expect(admission(seats)).toBe(waiting === 0 && seatsTaken < capacity ? 'confirmed' : 'waiting');
        const given = seatsToGive(seats);
        expect(seatsTaken + given).toBeLessThanOrEqual(capacity);
        expect(waiting - given === 0 || seatsTaken + given === capacity).toBe(true);
      }),
    );
    expect(registrationStates.filter(holdsSeat)).toEqual(['confirmed', 'offered']);
  });
});

describe('registration', () => {
  const event = { state: 'published' as const, start: later, publishedAt: now, registrationOpens: null, registrationCloses: null };
  it('is open from when it opens, or the event is published, until just before it closes, or the event begins', () => {
    expect(() => mustBeOpen(event, now)).not.toThrow();
    expect(() => mustBeOpen(event, later.subtract({ seconds: 1 }))).not.toThrow();
    expect(() => mustBeOpen(event, later)).toThrow('registration.not-open');
    expect(() => mustBeOpen({ ...event, registrationOpens: later }, now)).toThrow('registration.not-open');
    expect(() => mustBeOpen({ ...event, registrationCloses: now }, now)).toThrow('registration.not-open');
    expect(() => mustBeOpen({ ...event, state: 'cancelled' }, now)).toThrow('registration.not-open');
  });
});
