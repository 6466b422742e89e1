import { Temporal } from 'temporal-polyfill';
import { DomainError } from '#kernel';
import { decide, stateAfter, type BookingStanding } from './booking-states.js';
import { isBefore, type Interval } from './interval.js';

export interface Attended extends BookingStanding {
  /** When somebody came. */
  checkedInAt: Temporal.Instant | null;
  /** When those who had it left, where that was before the end. */
  finishedAt: Temporal.Instant | null;
}

/** How long before the start somebody may come. */
const minutesBefore = 30;

/** With it known that somebody has come. Who comes again has come already. */
export function checkIn<B extends Attended>(booking: B, now: Temporal.Instant): B {
  if (booking.state === 'approved' && booking.checkedInAt !== null) return booking;
  const after = decide<B>(booking, { change: 'check-in' }, now);
  mustNotBeOver(booking, now);
  const from = booking.start.subtract({ minutes: minutesBefore });
  if (isBefore(now, from)) throw new DomainError('booking.check-in-too-early', { from: from.toString() });
  return { ...after, checkedInAt: now };
}

/** Whether somebody who came then came to this booking. */
export const isComingTo = ({ start, end }: Interval, at: Temporal.Instant): boolean =>
  !isBefore(at, start.subtract({ minutes: minutesBefore })) && isBefore(at, end);

export function undoCheckIn<B extends Attended>(booking: B, now: Temporal.Instant): B {
  const after = decide<B>(booking, { change: 'undo-check-in' }, now);
  mustNotBeOver(booking, now);
  if (booking.checkedInAt === null) throw new DomainError('booking.not-checked-in');
  return { ...after, checkedInAt: null };
}

/** Ended now, by whole minutes, and never before it has lasted one. */
export function finish<B extends Attended>(booking: B, now: Temporal.Instant): B {
  stateAfter(booking.state, 'finish');
  if (booking.finishedAt !== null) return booking;
  if (isBefore(now, booking.start)) throw new DomainError('booking.not-begun', { start: booking.start.toString() });
  mustNotBeOver(booking, now);
  return { ...decide<B>(booking, { change: 'finish', end: earliestEnd(booking, now) }, now), finishedAt: now };
}

function earliestEnd({ start, end }: Interval, now: Temporal.Instant): Temporal.Instant {
  const next = now.round({ smallestUnit: 'minute', roundingMode: 'ceil' });
  const ends = isBefore(start, next) ? next : start.add({ minutes: 1 });
  return isBefore(ends, end) ? ends : end;
}

/** Given back since nobody has come; what is over, or was left early, somebody may have had. */
export function isToBeReleased(booking: Attended, afterMinutes: number, now: Temporal.Instant): boolean {
  const { state, start, end, checkedInAt, finishedAt } = booking;
  const isUnattended = state === 'approved' && checkedInAt === null && finishedAt === null;
  return isUnattended && isBefore(now, end) && !isBefore(now, start.add({ minutes: afterMinutes }));
}

function mustNotBeOver({ end }: Interval, now: Temporal.Instant): void {
  if (!isBefore(now, end)) throw new DomainError('booking.over', { end: end.toString() });
}

/** From when whoever cancels is late; null where the rules let anybody cancel until it begins. */
export const lateFrom = ({ start }: Pick<Interval, 'start'>, lateCancellationMinutes: number): Temporal.Instant | null =>
  lateCancellationMinutes === 0 ? null : start.subtract({ minutes: lateCancellationMinutes });

export const isLate = (from: Temporal.Instant | null, now: Temporal.Instant): boolean => from !== null && isBefore(from, now);
