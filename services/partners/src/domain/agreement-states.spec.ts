import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DomainError } from '#kernel';
import { agreementStates, agreementTransitions, changeBySigning, dueChange, stateAfter, type AgreementState } from './agreement-states.js';

const changes = [...new Set(agreementTransitions.map(({ change }) => change))];
const last: AgreementState[] = ['ended', 'terminated', 'withdrawn'];

const before = (...states: AgreementState[]) => agreementTransitions.filter(({ to }) => states.includes(to)).map(({ from }) => from);

function outcome(from: AgreementState | null, change: (typeof changes)[number]) {
  try {
    return stateAfter(from, change);
  } catch (error) {
    const { code, params } = error as DomainError;
    return { code, params };
  }
}

describe('an agreement', () => {
  it('takes only steps of the table, whatever is tried in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...changes), { maxLength: 20 }), (sequence) => {
        let state: AgreementState | null = null;
        for (const change of sequence) {
          const row = agreementTransitions.find((one) => one.change === change && one.from === state);
          expect(outcome(state, change)).toEqual(row ? row.to : { code: 'agreement.illegal-transition', params: { from: state, change } });
          state = row?.to ?? state;
        }
      }),
    );
  });

  it('never comes back from its end, and reaches every state', () => {
    expect(agreementTransitions.filter(({ from }) => from !== null && last.includes(from))).toEqual([]);
    expect(new Set(agreementTransitions.map(({ to }) => to))).toEqual(new Set(agreementStates));
  });

  it('is never active, ended or terminated without having been signed by all', () => {
    expect(new Set(before('active', 'ended', 'terminated'))).toEqual(new Set(['signed', 'active']));
    expect(before('signed')).toEqual(['sent']);
  });

  it('is moved by the calendar only along the table, and rests when there is nothing due', () => {
    for (const state of agreementStates)
      for (const phase of ['before', 'during', 'after'] as const) {
        const due = dueChange(state, phase);
        if (due === null) continue;
        const next = stateAfter(state, due);
        expect(dueChange(next, phase)).toBeNull();
      }
    expect(dueChange('signed', 'before')).toBeNull();
    expect(dueChange('signed', 'during')).toBe('activate');
    expect(dueChange('signed', 'after')).toBe('end');
    expect(dueChange('active', 'during')).toBeNull();
    expect(dueChange('active', 'after')).toBe('end');
  });

  it('is concluded by the signature after which none is missing', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 2, maxLength: 20 }), (signed) => {
        const parties = signed.map((is) => ({ signedAt: is ? 'then' : null }));
        expect(changeBySigning(parties)).toBe(signed.includes(false) ? 'sign' : 'conclude');
      }),
    );
  });
});
