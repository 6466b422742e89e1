import type { Temporal } from 'temporal-polyfill';
import { DomainError } from '#kernel';
import { isBefore, type Interval } from './interval.js';

export const bookingStates = ['requested', 'approved', 'declined', 'withdrawn', 'cancelled'] as const;
export type BookingState = (typeof bookingStates)[number];

export type Change = 'request' | 'book' | 'approve-first' | 'approve' | 'decline' | 'reopen' | 'withdraw' | 'move' | 'cancel' | 'check-in' | 'undo-check-in' | 'finish' | 'release';
/** Who can bring a change about: also the rules of a space or an agreement that give it beforehand, and the event that asked, when it does not take the space. */
export type Party = 'applicant' | 'staff' | 'reception' | 'door' | 'rules' | 'agreement' | 'event';

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
  { change: 'approve-first', from: 'requested', to: 'requested', by: ['staff'] },
  { change: 'decline', from: 'requested', to: 'declined', by: ['staff'] },
  { change: 'withdraw', from: 'requested', to: 'withdrawn', by: ['applicant', 'event'] },
  { change: 'move', from: 'requested', to: 'requested', by: ['applicant', 'staff'] },
  { change: 'move', from: 'approved', to: 'approved', by: ['applicant', 'staff'] },
  { change: 'cancel', from: 'approved', to: 'cancelled', by: ['applicant', 'staff', 'event'] },
  { change: 'reopen', from: 'declined', to: 'requested', by: ['staff'] },
  { change: 'reopen', from: 'cancelled', to: 'requested', by: ['staff'] },
  { change: 'check-in', from: 'approved', to: 'approved', by: ['applicant', 'staff', 'reception', 'door'] },
  { change: 'undo-check-in', from: 'approved', to: 'approved', by: ['staff', 'reception'] },
  { change: 'finish', from: 'approved', to: 'approved', by: ['applicant', 'staff', 'reception'] },
  { change: 'release', from: 'approved', to: 'cancelled', by: ['rules'] },
];

export interface BookingStanding extends Interval {
  state: BookingState;
  spaceId: string;
  reason: string | null;
  /** From the list of reasons, with its words. */
  reasonId: string | null;
  listedReason: { sv: string; en: string } | null;
  decidedAt: Temporal.Instant | null;
}

/** Why something is declined or cancelled: a reason from the list, free words, or both. */
export interface Why {
  reason: string | null;
  reasonId?: string | null;
  listedReason?: BookingStanding['listedReason'];
}

export type Decision<B extends BookingStanding = BookingStanding> =
  | { change: 'approve' | 'approve-first' | 'reopen' }
  | ({ change: 'decline' | 'cancel' } & Why)
  | { change: 'withdraw' }
  | { change: 'move'; to: B }
  | { change: 'check-in' | 'undo-check-in' | 'release' }
  | { change: 'finish'; end: Temporal.Instant };

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
    case 'approve-first':
      mustNotBePast(booking, now);
      return { ...booking, state };
    case 'approve':
      mustNotBePast(booking, now);
      return { ...booking, state, decidedAt: now };
    case 'decline':
      return { ...booking, ...whyOf(decision), state, decidedAt: now };
    case 'reopen':
      mustNotBePast(booking, now);
      return { ...booking, ...whyOf({ reason: null }), state, decidedAt: null };
    case 'withdraw':
      return { ...booking, state, decidedAt: now };
    case 'move':
      if (booking.state === 'approved') mustNotHaveBegun(booking, now);
      return { ...decision.to, state };
    case 'cancel':
      mustNotHaveBegun(booking, now);
      return { ...booking, ...whyOf(decision), state, decidedAt: now };
    case 'check-in':
    case 'undo-check-in':
      return { ...booking, state };
    case 'finish':
      return { ...booking, state, end: decision.end };
    case 'release':
      return { ...booking, state, decidedAt: now };
    default:
      return unreachable(decision);
  }
}

const whyOf = ({ reason, reasonId = null, listedReason = null }: Why) => ({ reason, reasonId, listedReason });

function mustNotBePast({ start }: Interval, now: Temporal.Instant): void {
  if (isBefore(start, now)) throw new DomainError('booking.in-the-past', { start: start.toString() });
}

function mustNotHaveBegun(booking: Interval, now: Temporal.Instant): void {
  if (!isBefore(now, booking.start)) throw new DomainError('booking.already-begun', { start: booking.start.toString() });
}

const unreachable = (decision: never): never => {
  throw new Error(`a change that nobody has decided on: ${JSON.stringify(decision)}`);
};
