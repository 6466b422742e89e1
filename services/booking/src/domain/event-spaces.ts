import type { Temporal } from 'temporal-polyfill';
import type { BookingStanding } from './booking-states.js';
import { isBefore } from './interval.js';

/** Stands as the reason where an event that is not cancelled has let its space go. */
export const letGoText = 'Evenemanget behöver inte lokalen längre. / The event no longer needs the space.';

type Release = { change: 'withdraw' } | { change: 'cancel'; reason: string };

interface EventStanding {
  state: string;
  bookingId: string | null;
}

/** Whether an event that stands like this takes the space of the booking. */
export const isTakenBy = (event: EventStanding, bookingId: string): boolean => event.state !== 'cancelled' && event.bookingId === bookingId;

/** What becomes of the space that an event asked for when the event does not take it: nothing once its time has come, or it is gone. */
export function releaseOf({ state, start }: BookingStanding, reason: string, now: Temporal.Instant): Release | undefined {
  if (state === 'requested') return { change: 'withdraw' };
  if (state === 'approved' && isBefore(now, start)) return { change: 'cancel', reason };
  return undefined;
}
