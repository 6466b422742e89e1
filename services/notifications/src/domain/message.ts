/** The messages, each named after the fact that it follows. */
export const bookingMessages = [
  'booking-requested',
  'booking-approved',
  'booking-declined',
  'booking-withdrawn',
  'booking-moved',
  'booking-cancelled',
] as const;

export const registrationMessages = [
  'registration-confirmed',
  'registration-waitlisted',
  'registration-offered',
  'registration-lapsed',
  'registration-withdrawn',
  'registration-moved',
  'registration-cancelled',
] as const;

export const visitMessages = ['visit-expected', 'visit-moved', 'visit-cancelled', 'visitor-arrived'] as const;

export const agreementMessages = [
  'agreement-sent',
  'agreement-signed',
  'agreement-about-to-end',
  'agreement-terminated',
  'agreement-withdrawn',
] as const;

export const eventMessages = ['event-lost-its-space'] as const;

export const seriesMessages = ['series-requested', 'series-decided', 'series-changed', 'series-cancelled'] as const;

export const changeMessages = ['change-asked', 'change-declined'] as const;

export const offerMessages = ['offer-made', 'offer-ended'] as const;

export const watchMessages = ['watch-met'] as const;

export const threadMessages = ['message-posted'] as const;

export type BookingMessage = (typeof bookingMessages)[number];
export type RegistrationMessage = (typeof registrationMessages)[number];
export type VisitMessage = (typeof visitMessages)[number];
export type AgreementMessage = (typeof agreementMessages)[number];
export type EventMessage = (typeof eventMessages)[number];
export type SeriesMessage = (typeof seriesMessages)[number];
export type ChangeMessage = (typeof changeMessages)[number];
export type OfferMessage = (typeof offerMessages)[number];
export type WatchMessage = (typeof watchMessages)[number];
export type ThreadMessage = (typeof threadMessages)[number];
/** What is put in line; a sign-in code is sent at once. */
export type MessageKind = BookingMessage | RegistrationMessage | VisitMessage | AgreementMessage | EventMessage | SeriesMessage | ChangeMessage | OfferMessage | WatchMessage | ThreadMessage;

export type Channel = 'email' | 'sms';
export type Language = 'sv' | 'en';
export type Names = Record<Language, string>;

/** Who a message is for, as she is known when it is sent. */
export interface Recipient {
  email: string;
  name: string | null;
  phone: string | null;
  language: Language;
}
