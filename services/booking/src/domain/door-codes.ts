import type { Temporal } from 'temporal-polyfill';
import { isBefore, type Interval } from './interval.js';

/** What a code is made of: a booking that begins at another time has another. */
export interface Coded {
  id: string;
  start: Temporal.Instant;
}

export interface DoorBooking extends Coded, Interval {
  /** Those that began before it, and whose codes may be good at the same time at the same door. */
  earlier: readonly Coded[];
}

/** The code of a booking, and others that it may have instead where that is somebody else's. */
export type Candidate = (booking: Coded, counter: number) => string;

const minutesBefore = 15;
const hoursShown = 24;
/** How long it is said of a code that it was good. */
const hoursKnown = 24;
const counters = [...Array(10).keys()];

/** When the code opens the door. */
export const validity = ({ start, end }: Interval): Interval => ({ start: start.subtract({ minutes: minutesBefore }), end });

/** From when on the code is shown. */
export const shownFrom = ({ start }: Coded): Temporal.Instant => start.subtract({ hours: hoursShown });

/**
 * A code that no other booking has whose code is good at the same time. It keeps away from all that an earlier one may have, so that
 * it does not depend on which of them that one has.
 */
export function codeOf(booking: DoorBooking, candidate: Candidate): string {
  const taken = new Set(booking.earlier.flatMap((other) => counters.map((counter) => candidate(other, counter))));
  const code = counters.map((counter) => candidate(booking, counter)).find((one) => !taken.has(one));
  if (code === undefined) throw new Error('every code that the booking may have is taken');
  return code;
}

export type Opening =
  | { opens: true; booking: DoorBooking }
  | { opens: false; why: 'wrong' | 'over' }
  | { opens: false; why: 'not-yet'; from: Temporal.Instant };

/** What the door does for a code: whose is good now counts first. */
export function openingFor(code: string, bookings: readonly DoorBooking[], candidate: Candidate, now: Temporal.Instant): Opening {
  const its = bookings.filter((booking) => isKnown(booking, now) && codeOf(booking, candidate) === code);
  const booking = its.find((one) => isGood(one, now));
  if (booking) return { opens: true, booking };
  const next = its.find(({ end }) => isBefore(now, end));
  if (next) return { opens: false, why: 'not-yet', from: validity(next).start };
  return { opens: false, why: its.length > 0 ? 'over' : 'wrong' };
}

export function isGood(booking: Interval, now: Temporal.Instant): boolean {
  const { start, end } = validity(booking);
  return !isBefore(now, start) && isBefore(now, end);
}

const isKnown = (booking: DoorBooking, now: Temporal.Instant): boolean =>
  !isBefore(now, shownFrom(booking)) && isBefore(now, booking.end.add({ hours: hoursKnown }));
