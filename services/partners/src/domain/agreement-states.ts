import { DomainError } from '#kernel';
import type { Phase } from './validity.js';

export const agreementStates = ['draft', 'sent', 'signed', 'active', 'ended', 'terminated', 'withdrawn'] as const;
export type AgreementState = (typeof agreementStates)[number];

/** `sign` is one party's signature, `conclude` that of the last; `remind` tells that the end is near. */
export type AgreementChange = 'draft' | 'change' | 'send' | 'sign' | 'conclude' | 'activate' | 'remind' | 'end' | 'terminate' | 'withdraw';

export interface AgreementTransition {
  change: AgreementChange;
  /** Null before the agreement exists. */
  from: AgreementState | null;
  to: AgreementState;
}

/** Everything that can happen to an agreement. The database holds the same rows and refuses whatever is not among them. */
export const agreementTransitions: readonly AgreementTransition[] = [
  { change: 'draft', from: null, to: 'draft' },
  { change: 'change', from: 'draft', to: 'draft' },
  { change: 'send', from: 'draft', to: 'sent' },
  { change: 'withdraw', from: 'draft', to: 'withdrawn' },
  { change: 'withdraw', from: 'sent', to: 'withdrawn' },
  { change: 'sign', from: 'sent', to: 'sent' },
  { change: 'conclude', from: 'sent', to: 'signed' },
  { change: 'activate', from: 'signed', to: 'active' },
  { change: 'terminate', from: 'signed', to: 'terminated' },
  { change: 'terminate', from: 'active', to: 'terminated' },
  { change: 'remind', from: 'active', to: 'active' },
  { change: 'end', from: 'active', to: 'ended' },
  // Signed so late that its last day was over before it ever counted.
  { change: 'end', from: 'signed', to: 'ended' },
];

/** @throws DomainError `agreement.illegal-transition` that names the state which stands in the way */
export function stateAfter(from: AgreementState | null, change: AgreementChange): AgreementState {
  const transition = agreementTransitions.find((row) => row.change === change && row.from === from);
  if (!transition) throw new DomainError('agreement.illegal-transition', { from, change });
  return transition.to;
}

/** What the calendar alone does to an agreement, if anything. */
export function dueChange(state: AgreementState, phase: Phase): 'activate' | 'end' | null {
  if (state === 'signed') return phase === 'before' ? null : phase === 'during' ? 'activate' : 'end';
  return state === 'active' && phase === 'after' ? 'end' : null;
}

/** The signature of the last of the parties concludes the agreement. */
export const changeBySigning = (others: readonly { signedAt: unknown }[]): 'sign' | 'conclude' =>
  others.every(({ signedAt }) => signedAt !== null) ? 'conclude' : 'sign';
