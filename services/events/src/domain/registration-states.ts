import { Temporal } from 'temporal-polyfill';
import { DomainError } from '#kernel';
import { isBefore } from './interval.js';

export const registrationStates = ['confirmed', 'waiting', 'offered', 'withdrawn', 'lapsed', 'cancelled'] as const;
export type RegistrationState = (typeof registrationStates)[number];

export type RegistrationChange = 'admit' | 'enlist' | 'offer' | 'give' | 'accept' | 'lapse' | 'withdraw' | 'cancel';

interface Transition {
  change: RegistrationChange;
  /** Null before somebody is registered. */
  from: RegistrationState | null;
  to: RegistrationState;
}

/** Everything that can happen to a registration. The database holds the same rows and refuses whatever is not among them. */
export const registrationTransitions: readonly Transition[] = [
  { change: 'admit', from: null, to: 'confirmed' },
  { change: 'enlist', from: null, to: 'waiting' },
  { change: 'offer', from: 'waiting', to: 'offered' },
  { change: 'give', from: 'waiting', to: 'confirmed' },
  { change: 'give', from: 'offered', to: 'confirmed' },
  { change: 'accept', from: 'offered', to: 'confirmed' },
  { change: 'lapse', from: 'offered', to: 'lapsed' },
  { change: 'withdraw', from: 'confirmed', to: 'withdrawn' },
  { change: 'withdraw', from: 'waiting', to: 'withdrawn' },
  { change: 'withdraw', from: 'offered', to: 'withdrawn' },
  { change: 'cancel', from: 'confirmed', to: 'cancelled' },
  { change: 'cancel', from: 'waiting', to: 'cancelled' },
  { change: 'cancel', from: 'offered', to: 'cancelled' },
];

export const isLive = (state: RegistrationState): boolean => ['confirmed', 'waiting', 'offered'].includes(state);
export const holdsSeat = (state: RegistrationState): boolean => state === 'confirmed' || state === 'offered';

/** The state that `change` leads to, or the refusal that says why it leads nowhere. */
export function registrationAfter(from: RegistrationState | null, change: RegistrationChange): RegistrationState {
  const transition = registrationTransitions.find((row) => row.change === change && row.from === from);
  if (!transition) throw new DomainError('registration.illegal-transition', { from, change });
  return transition.to;
}

interface Standing {
  state: RegistrationState;
  offerExpiresAt: Temporal.Instant | null;
}

/** The state of somebody who takes the seat that she has been offered. */
export function accept({ state, offerExpiresAt }: Standing, now: Temporal.Instant): RegistrationState {
  if (offerExpiresAt && (state === 'lapsed' || !isBefore(now, offerExpiresAt)))
    throw new DomainError('registration.offer-expired', { deadline: offerExpiresAt.toString() });
  return registrationAfter(state, 'accept');
}

/** The state of somebody who gives up her registration, which she can until the event begins. */
export function withdraw({ state }: Standing, start: Temporal.Instant, now: Temporal.Instant): RegistrationState {
  const next = registrationAfter(state, 'withdraw');
  if (!isBefore(now, start)) throw new DomainError('registration.illegal-transition', { from: state, change: 'withdraw' });
  return next;
}

interface Seats {
  capacity: number;
  seatsTaken: number;
  waiting: number;
}

/** What somebody who registers gets: nobody passes those who wait. */
export const admission = ({ capacity, seatsTaken, waiting }: Seats): RegistrationState =>
  registrationAfter(null, seatsTaken < capacity && waiting === 0 ? 'admit' : 'enlist');

/** How many of those who wait can be given a seat. */
export const seatsToGive = ({ capacity, seatsTaken, waiting }: Seats): number => Math.max(0, Math.min(capacity - seatsTaken, waiting));
