import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  bookingStates,
  decide,
  stateAfter,
  transitions,
  type BookingStanding,
  type BookingState,
  type Decision,
} from './booking-states.js';

const now = Temporal.Instant.from('2026-11-20T10:00:00Z');
const later = { start: now.add({ hours: 2 }), end: now.add({ hours: 4 }) };

const booking = (state: BookingState, times = later): BookingStanding => ({
  ...times,
  state,
  spaceId: 'hall',
  reason: null,
  reasonId: null,
  listedReason: null,
  decidedAt: null,
});

const decisions: Decision[] = [
  { change: 'approve-first' },
  { change: 'approve' },
  { change: 'decline', reason: 'full' },
  { change: 'withdraw' },
  { change: 'move', to: { ...booking('requested'), spaceId: 'room', start: now.add({ hours: 6 }), end: now.add({ hours: 7 }) } },
  { change: 'cancel', reason: 'ill' },
  { change: 'reopen' },
  { change: 'check-in' },
  { change: 'undo-check-in' },
  { change: 'finish', end: now.add({ hours: 3 }) },
  { change: 'release' },
];

const attempt = (work: () => BookingStanding): BookingStanding | Error => {
  try {
    return work();
  } catch (error) {
    return error as Error;
  }
};

describe('the states of a booking', () => {
  it.each(transitions.filter(({ from }) => from !== null))('$change leads from $from to $to', ({ change, from, to }) => {
    const decision = decisions.find((candidate) => candidate.change === change)!;
    expect(decide(booking(from!), decision, now).state).toBe(to);
  });

  it('a request is where a booking begins, and only there', () => {
    expect(stateAfter(null, 'request')).toBe('requested');
    for (const state of bookingStates) expect(() => stateAfter(state, 'request')).toThrow('booking.illegal-transition');
  });

  it('whatever happens, in any order, every step is in the table and refusals change nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...decisions), { maxLength: 12 }), (sequence) => {
        let current = booking('requested');
        for (const decision of sequence) {
          const row = transitions.find(({ change, from }) => change === decision.change && from === current.state);
          const outcome = attempt(() => decide(current, decision, now));
          const refused = { code: 'booking.illegal-transition', params: { from: current.state, change: decision.change } };
          expect(outcome).toMatchObject(row ? { state: row.to } : refused);
          if (!(outcome instanceof Error)) current = outcome;
        }
      }),
    );
  });

  it('nothing leads out of withdrawn, and nothing but being taken up again out of declined and cancelled', () => {
    const others = decisions.filter(({ change }) => change !== 'reopen');
    const impossible = { withdrawn: decisions, declined: others, cancelled: others };
    for (const state of ['declined', 'withdrawn', 'cancelled'] as const)
      for (const decision of impossible[state]) expect(() => decide(booking(state), decision, now)).toThrow('booking.illegal-transition');
  });

  it('takes up again what is still to come, without what it was declined for', () => {
    const declined = decide(booking('requested'), { change: 'decline', reason: 'full', reasonId: 'r1', listedReason: { sv: 'f', en: 'f' } }, now);
    expect(declined).toMatchObject({ reasonId: 'r1', listedReason: { en: 'f' } });
    expect(decide(declined, { change: 'reopen' }, now)).toEqual(booking('requested'));
    expect(() => decide(declined, { change: 'reopen' }, later.start.add({ seconds: 1 }))).toThrow('booking.in-the-past');
  });

  it('keeps the reason and when it was decided', () => {
    expect(decide(booking('requested'), { change: 'decline', reason: 'full' }, now)).toMatchObject({
      reason: 'full',
      decidedAt: now,
    });
    expect(decide(booking('approved'), { change: 'cancel', reason: 'ill' }, now)).toMatchObject({
      reason: 'ill',
      decidedAt: now,
    });
  });

  it('does not approve what should have begun already', () => {
    const begun = { start: now.subtract({ minutes: 1 }), end: later.end };
    expect(() => decide(booking('requested', begun), { change: 'approve' }, now)).toThrow('booking.in-the-past');
    expect(decide(booking('requested', { start: now, end: later.end }), { change: 'approve' }, now).state).toBe('approved');
  });

  it('neither cancels nor moves an approved booking that has begun, but moves a late request', () => {
    const begun = { start: now, end: later.end };
    const move = decisions.find(({ change }) => change === 'move')!;
    expect(() => decide(booking('approved', begun), { change: 'cancel', reason: 'ill' }, now)).toThrow('booking.already-begun');
    expect(() => decide(booking('approved', begun), move, now)).toThrow('booking.already-begun');
    expect(decide(booking('requested', begun), move, now)).toMatchObject({ state: 'requested', spaceId: 'room' });
  });
});
