import type { Temporal } from 'temporal-polyfill';
import { DomainError } from '#kernel';
import { isBefore } from './interval.js';

export const eventStates = ['draft', 'published', 'cancelled', 'over'] as const;
export type EventState = (typeof eventStates)[number];

export type EventChange = 'draft' | 'change' | 'publish' | 'cancel' | 'end';

interface Transition {
  change: EventChange;
  /** Null before the event exists. */
  from: EventState | null;
  to: EventState;
}

/** Everything that can happen to an event. The database holds the same rows and refuses whatever is not among them. */
export const eventTransitions: readonly Transition[] = [
  { change: 'draft', from: null, to: 'draft' },
  { change: 'change', from: 'draft', to: 'draft' },
  { change: 'change', from: 'published', to: 'published' },
  { change: 'publish', from: 'draft', to: 'published' },
  { change: 'cancel', from: 'draft', to: 'cancelled' },
  { change: 'cancel', from: 'published', to: 'cancelled' },
  { change: 'end', from: 'published', to: 'over' },
];

/** The state that `change` leads to, or the refusal that says why it leads nowhere. */
export function eventAfter(from: EventState | null, change: EventChange): EventState {
  const transition = eventTransitions.find((row) => row.change === change && row.from === from);
  if (!transition) throw new DomainError('event.illegal-transition', { from, change });
  return transition.to;
}

/** How far an event has come to a space. */
export type SpaceState = 'none' | 'wanted' | 'requested' | 'approved' | 'refused' | 'lost';
export type Attendance = 'on-site' | 'online' | 'hybrid';

interface Publishable {
  state: EventState;
  start: Temporal.Instant;
  attendance: Attendance;
  spaceState: SpaceState;
  publishedAt: Temporal.Instant | null;
}

/** A draft as it stands in the programme, or why it cannot be there. */
export function publish<E extends Publishable>(event: E, now: Temporal.Instant): E {
  const state = eventAfter(event.state, 'publish');
  mustBeAhead(event.start, now);
  mustHaveWhatItNeeds(event);
  mustHaveItsSpace(event);
  return { ...event, state, publishedAt: now };
}

/** @throws DomainError `event.no-place` where people are to come and there is nowhere */
export function mustHaveWhatItNeeds({ attendance, spaceState }: Pick<Publishable, 'attendance' | 'spaceState'>): void {
  if (attendance !== 'online' && spaceState === 'none') throw new DomainError('event.no-place', { attendance });
}

/** @throws DomainError `event.space-not-approved` where it wants a space that it has not been given */
export function mustHaveItsSpace({ spaceState }: Pick<Publishable, 'spaceState'>): void {
  if (spaceState !== 'none' && spaceState !== 'approved') throw new DomainError('event.space-not-approved', { spaceState });
}

export function mustBeAhead(start: Temporal.Instant, now: Temporal.Instant): void {
  if (!isBefore(now, start)) throw new DomainError('event.in-the-past', { start: start.toString() });
}
