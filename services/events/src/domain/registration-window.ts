import type { Temporal } from 'temporal-polyfill';
import { DomainError } from '#kernel';
import type { EventState } from './event-states.js';
import { isBefore } from './interval.js';

interface Open {
  state: EventState;
  start: Temporal.Instant;
  publishedAt: Temporal.Instant | null;
  registrationOpens: Temporal.Instant | null;
  registrationCloses: Temporal.Instant | null;
}

/** When registration ends: at the latest when the event begins. */
export const closingOf = ({ registrationCloses, start }: Pick<Open, 'registrationCloses' | 'start'>): Temporal.Instant => registrationCloses ?? start;

/** @throws DomainError `registration.not-open` outside of the time from when it opens until just before it closes */
export function mustBeOpen(event: Open, now: Temporal.Instant): void {
  const [opens, closes] = [event.registrationOpens ?? event.publishedAt, closingOf(event)];
  if (event.state === 'published' && opens && !isBefore(now, opens) && isBefore(now, closes)) return;
  throw new DomainError('registration.not-open', { state: event.state, opens: opens?.toString() ?? null, closes: closes.toString() });
}
