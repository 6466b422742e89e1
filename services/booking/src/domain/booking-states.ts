import type { Temporal } from 'temporal-polyfill';
import { DomainError } from '#kernel';
import { isBefore, type Interval } from './interval.js';

export const bookingStates = ['requested', 'approved', 'declined', 'withdrawn', 'cancelled'] as const;
export type BookingState = (typeof bookingStates)[number];

export type Change = 'request' | 'book' | 'approve' | 'decline' | 'withdraw' | 'move' | 'cancel';
/** Who can bring a change about: also the rules of a space or an agreement that give it beforehand, and the event that asked, when it does not take the space. */
export type Party = 'applicant' | 'staff' | 'rules' | 'agreement' | 'event';

export interface Transition {
  change: Change;
  /** Null before the booking exists. */
  from: BookingState | null;
  to: BookingState;
  by: readonly Party[];
}

/** Everything that can happen to a booking. The database holds the same rows and refuses whatever is not among them. */
export const transitions: readonly Transition[] = [
  { change: 'request', from: null, to: 'requested', by: ['applicant'] },
  { change: 'book', from: null, to: 'approved', by: ['rules'] },
  { change: 'approve', from: 'requested', to: 'approved', by: ['staff', 'agreement'] },
  { change: 'decline', from: 'requested', to: 'declined', by: ['staff'] },
  { change: 'withdraw', from: 'requested', to: 'withdrawn', by: ['applicant', 'event'] },
  { change: 'move', from: 'requested', to: 'requested', by: ['applicant', 'staff'] },
  { change: 'move', from: 'approved', to: 'approved', by: ['applicant', 'staff'] },
  { change: 'cancel', from: 'approved', to: 'cancelled', by: ['applicant', 'staff', 'event'] },
];

export interface BookingStanding extends Interval {
  state: BookingState;
  spaceId: string;
  reason: string | null;
  decidedAt: Temporal.Instant | null;
}

export type Decision<B extends BookingStanding = BookingStanding> =
  | { change: 'approve' }
  | { change: 'decline'; reason: string }
  | { change: 'withdraw' }
  | { change: 'move'; to: B }
  | { change: 'cancel'; reason: string };

/** The state that `change` leads to, or the refusal that says why it leads nowhere. */
export function stateAfter(from: BookingState | null, change: Change): BookingState {
  const transition = transitions.find((row) => row.change === change && row.from === from);
  if (!transition) throw new DomainError('booking.illegal-transition', { from, change });
  return transition.to;
}

/** How a booking stands after a decision, or the refusal. */
export function decide<B extends BookingStanding>(booking: B, decision: Decision<B>, now: Temporal.Instant): B {
  const state = stateAfter(booking.state, decision.change);
  switch (decision.change) {
    case 'approve':
      if (isBefore(booking.start, now)) throw new DomainError('booking.in-the-past', { start: booking.start.toString() });
      return { ...booking, state, decidedAt: now };
    case 'decline':
      return { ...booking, state, reason: decision.reason, decidedAt: now };
    case 'withdraw':
      return { ...booking, state, decidedAt: now };
    case 'move':
      if (booking.state === 'approved') mustNotHaveBegun(booking, now);
      return { ...decision.to, state };
    case 'cancel':
      mustNotHaveBegun(booking, now);
      return { ...booking, state, reason: decision.reason, decidedAt: now };
    default:
      return unreachable(decision);
  }
}

function mustNotHaveBegun(booking: Interval, now: Temporal.Instant): void {
  if (!isBefore(now, booking.start)) throw new DomainError('booking.already-begun', { start: booking.start.toString() });
}

const unreachable = (decision: never): never => {
  throw new Error(`a change that nobody has decided on: ${JSON.stringify(decision)}`);
};
