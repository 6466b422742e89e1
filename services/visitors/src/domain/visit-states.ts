import { DomainError } from '#kernel';

export const visitStates = ['expected', 'inside', 'left', 'cancelled'] as const;
export type VisitState = (typeof visitStates)[number];

export type Change = 'expect' | 'move' | 'cancel' | 'arrive' | 'leave' | 'find' | 'merge';

export interface Transition {
  change: Change;
  /** Null before the visit exists. */
  from: VisitState | null;
  to: VisitState;
}

/**
 * Everything that can happen to a visit. The database holds the same rows and refuses whatever is not among them.
 * `expect` again: an event that was only online is on site after all. A door that was without a network
 * tells afterwards: `find`, that it has let somebody in who was called off meanwhile; `merge`, that somebody has been in and out.
 */
export const transitions: readonly Transition[] = [
  { change: 'expect', from: null, to: 'expected' },
  { change: 'expect', from: 'cancelled', to: 'expected' },
  { change: 'move', from: 'expected', to: 'expected' },
  { change: 'move', from: 'inside', to: 'inside' },
  { change: 'move', from: 'left', to: 'left' },
  { change: 'cancel', from: 'expected', to: 'cancelled' },
  { change: 'arrive', from: null, to: 'inside' },
  { change: 'arrive', from: 'expected', to: 'inside' },
  { change: 'arrive', from: 'left', to: 'inside' },
  { change: 'leave', from: 'inside', to: 'left' },
  { change: 'find', from: 'cancelled', to: 'inside' },
  { change: 'merge', from: 'expected', to: 'left' },
  { change: 'merge', from: 'cancelled', to: 'left' },
];

/** The state that `change` leads to, or the refusal that says why it leads nowhere. */
export function stateAfter(from: VisitState | null, change: Change): VisitState {
  const transition = transitions.find((row) => row.change === change && row.from === from);
  if (!transition) throw new DomainError('visit.illegal-transition', { from, change });
  return transition.to;
}
