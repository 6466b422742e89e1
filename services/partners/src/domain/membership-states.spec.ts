import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  administers,
  membershipStates,
  rolesOf,
  stateAfter,
  transitions,
  type MembershipState,
  type Party,
  type Standing,
} from './membership-states.js';

const parties: Party[] = ['person', 'administrator', 'staff'];
const anyParties = fc.subarray(parties, { minLength: 1 });
const standing = fc.record<Standing>({
  organisationId: fc.constantFrom('one', 'other'),
  state: fc.constantFrom(...membershipStates),
  role: fc.constantFrom('member', 'administrator'),
});

const outcome = (work: () => MembershipState): string => {
  try {
    return work();
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a membership', () => {
  it('is confirmed by staff or an administrator, not by the person herself', () => {
    expect(stateAfter('claimed', 'confirm', ['staff'])).toBe('confirmed');
    expect(stateAfter('claimed', 'confirm', ['administrator'])).toBe('confirmed');
    expect(() => stateAfter('claimed', 'confirm', ['person'])).toThrow('actor.not-permitted');
  });

  it.each(parties)('is ended by %s, whether it was confirmed or not', (party) => {
    expect(stateAfter('claimed', 'end', [party])).toBe('ended');
    expect(stateAfter('confirmed', 'end', [party])).toBe('ended');
  });

  it('does not exist for anybody else', () => {
    for (const state of membershipStates)
      for (const change of ['confirm', 'end'] as const)
        expect(() => stateAfter(state, change, [])).toThrow('membership.not-found');
  });

  it('says what stands in the way', () => {
    expect(() => stateAfter('confirmed', 'confirm', ['staff'])).toThrow('membership.already-confirmed');
    expect(() => stateAfter('ended', 'confirm', ['staff'])).toThrow('membership.already-ended');
    expect(() => stateAfter('ended', 'end', ['person'])).toThrow('membership.already-ended');
  });

  it('takes only steps of the table, whatever is tried in whatever order by whomever', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('confirm' as const, 'end' as const), anyParties)), (sequence) => {
        let state: MembershipState = 'claimed';
        for (const [change, by] of sequence) {
          const row = transitions.find((one) => one.change === change && one.from === state && one.by.some((party) => by.includes(party)));
          const expected = row?.to ?? /^(?:membership\.already-|actor\.not-permitted)/;
          expect(outcome(() => stateAfter(state, change, by))).toMatch(expected);
          state = row?.to ?? state;
        }
      }),
    );
  });

  it('never comes back from its end', () => {
    expect(transitions.filter(({ from }) => from === 'ended')).toEqual([]);
  });
});

describe('who somebody is', () => {
  it('is a booker, and an administrator only by a confirmed membership as one', () => {
    fc.assert(
      fc.property(fc.array(standing), (hers) => {
        const isOne = hers.some(({ state, role }) => state === 'confirmed' && role === 'administrator');
        expect(rolesOf(hers)).toEqual(isOne ? ['booker', 'organisation-admin'] : ['booker']);
      }),
    );
  });

  it('a claim to administer gives nothing, nor does administering another organisation', () => {
    const claim: Standing = { organisationId: 'one', state: 'claimed', role: 'administrator' };
    expect(administers('one', [claim, { ...claim, organisationId: 'other', state: 'confirmed' }])).toBe(false);
    expect(administers('one', [{ ...claim, state: 'confirmed' }])).toBe(true);
  });
});
