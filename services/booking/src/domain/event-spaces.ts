import type { Temporal } from 'temporal-polyfill';
import type { BookingStanding, Decision } from './booking-states.js';
import { isBefore } from './interval.js';

/** What becomes of the space that an event asked for when the event is cancelled: nothing once its time has come, or it is gone. */
export function releaseOf({ state, start }: BookingStanding, reason: string, now: Temporal.Instant): Decision | undefined {
  if (state === 'requested') return { change: 'withdraw' };
  if (state === 'approved' && isBefore(now, start)) return { change: 'cancel', reason };
  return undefined;
}
