import { describe, expect, it } from '@jest/globals';
import type { DomainError } from '#kernel';
import { stateAfter, transitions, visitStates, type Change, type VisitState } from './visit-states.js';

const outcomeOf = (from: VisitState | null, change: Change): object => {
  try {
    return { state: stateAfter(from, change) };
  } catch (error) {
    return error as DomainError;
  }
};

const changes: Change[] = ['expect', 'move', 'cancel', 'arrive', 'leave', 'find', 'merge'];

describe('the states of a visit', () => {
  it('lead only where the table says', () => {
    for (const from of [null, ...visitStates]) {
      for (const change of changes) {
        const row = transitions.find((one) => one.change === change && one.from === from);
        const refused = { code: 'visit.illegal-transition', params: { from, change } };
        expect(outcomeOf(from, change)).toMatchObject(row ? { state: row.to } : refused);
      }
    }
  });

  it('nobody who has come is called off, and nobody who was called off comes in', () => {
    for (const from of ['inside', 'left'] as const) expect(() => stateAfter(from, 'cancel')).toThrow('visit.illegal-transition');
    expect(() => stateAfter('cancelled', 'arrive')).toThrow('visit.illegal-transition');
  });

  it('whoever has left may come in again', () => {
    expect(stateAfter('left', 'arrive')).toBe('inside');
  });
});
