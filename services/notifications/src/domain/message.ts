/** The messages about a booking, each named after the fact that it follows. */
export const bookingMessages = [
  'booking-requested',
  'booking-approved',
  'booking-declined',
  'booking-withdrawn',
  'booking-moved',
  'booking-cancelled',
] as const;

export type BookingMessage = (typeof bookingMessages)[number];
export type MessageKind = BookingMessage | 'sign-in-code';
export type Channel = 'email' | 'sms';
export type Language = 'sv' | 'en';

/** Who a message is for, as she is known when it is sent. */
export interface Recipient {
  email: string;
  name: string | null;
  phone: string | null;
  language: Language;
}

/** A booking as a message tells it: what was true when the fact happened. */
export interface ToldBooking {
  bookingId: string;
  state: 'requested' | 'approved' | 'declined' | 'withdrawn' | 'cancelled';
  title: string;
  people: number;
  siteName: Record<Language, string>;
  address: string;
  spaceName: Record<Language, string>;
  timeZone: string;
  start: string;
  end: string;
  reason: string | null;
  version: number;
}
