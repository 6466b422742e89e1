import type { Temporal } from 'temporal-polyfill';
import { stateAfter, type BookingStanding, type BookingState } from './booking-states.js';
import { isBefore } from './interval.js';

/** Stands where somebody's own words stood. */
export const erasedText = '[raderad / erased]';

export interface ApplicantsBooking extends BookingStanding {
  title: string;
  purpose: string | null;
  /** Whom the house would reach. */
  contact: object | null;
  applicantId: string | null;
  organisationId: string | null;
  eventId: string | null;
}

/**
 * A booking as it stands when its applicant has been forgotten. What an organisation holds, it keeps, and its title, and so does
 * an event, which is the house's; what was hers alone is given up, and the words with it: also what she held as one of the sole traders that were she.
 */
export function forgetApplicant<B extends ApplicantsBooking>(
  booking: B,
  soleTraders: ReadonlySet<string>,
  now: Temporal.Instant,
): B {
  const isHersAlone =
    booking.eventId === null && (booking.organisationId === null || soleTraders.has(booking.organisationId));
  const state = stateWithout(booking, isHersAlone, now);
  const hasReason = state === 'declined' || state === 'cancelled';
  return {
    ...booking,
    state,
    applicantId: null,
    purpose: null,
    contact: null,
    title: isHersAlone ? erasedText : booking.title,
    // What the list says tells of nobody, and stays.
    reason: hasReason && (booking.reason !== null || booking.reasonId === null) ? erasedText : null,
    decidedAt: booking.decidedAt ?? now,
  };
}

function stateWithout({ state, start }: ApplicantsBooking, isHersAlone: boolean, now: Temporal.Instant): BookingState {
  if (state === 'requested') return stateAfter(state, 'withdraw');
  if (state === 'approved' && isHersAlone && isBefore(now, start)) return stateAfter(state, 'cancel');
  return state;
}
