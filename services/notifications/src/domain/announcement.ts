import type { BookingMessage, Channel, ToldBooking } from './message.js';

/** What her calendar is asked to do, in the words of RFC 5546. */
export type Invitation = 'REQUEST' | 'CANCEL';

/** What has been told of a booking so far. */
export interface Told {
  version: number;
  /** True once an invitation has been given out and not taken back. */
  invited: boolean;
}

export const nothingTold: Told = { version: 0, invited: false };

export type Announcement =
  | { outdated: true; told: Told }
  | { outdated: false; told: Told; invitation: Invitation | null };

/**
 * Whether a fact is still worth telling, and what it asks of her calendar. A fact older than what she has been told
 * would only mislead her. A calendar entry is taken back only from somebody who was given one.
 */
export function announce(told: Told, kind: BookingMessage, booking: Pick<ToldBooking, 'state' | 'version'>): Announcement {
  if (booking.version <= told.version) return { outdated: true, told };
  const invitation = invitationOf(told, kind, booking.state);
  return {
    outdated: false,
    invitation,
    told: { version: booking.version, invited: invitation === null ? told.invited : invitation === 'REQUEST' },
  };
}

function invitationOf(told: Told, kind: BookingMessage, state: ToldBooking['state']): Invitation | null {
  if (kind === 'booking-approved' || (kind === 'booking-moved' && state === 'approved')) return 'REQUEST';
  const ended = state === 'declined' || state === 'withdrawn' || state === 'cancelled';
  return ended && told.invited ? 'CANCEL' : null;
}

// What she did herself a moment ago is confirmed by mail alone; her telephone is for what somebody else has decided.
const worthAnSms: ReadonlySet<BookingMessage> = new Set(['booking-approved', 'booking-declined', 'booking-moved', 'booking-cancelled']);

/** The ways in which a message goes out. While it is unknown whether she wants SMS, the answer is left for later. */
export const channelsOf = (kind: BookingMessage, smsWanted: boolean | 'unknown'): Channel[] =>
  smsWanted !== false && worthAnSms.has(kind) ? ['email', 'sms'] : ['email'];
