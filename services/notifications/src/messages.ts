import {
  changeAsked, changeDeclined,
  agreementAboutToEnd, agreementSent, agreementSigned, agreementTerminated, agreementWithdrawn, bookingApproved, bookingCancelled, bookingDeclined,
  bookingMoved, bookingRequested, bookingWithdrawn, eventLostItsSpace, registrationCancelled, registrationConfirmed, registrationLapsed,
  registrationMoved, registrationOffered, registrationWaitlisted, registrationWithdrawn, visitCancelled, visitExpected, visitMoved, visitorArrived,
  messagePosted, seriesCancelled, seriesChanged, seriesDecided, seriesRequested, offerEnded, offerMade, watchMet,
  type DataOf, type FactContract,
} from '#contracts';
import { agreements } from './agreements/agreements.js';
import type { AnyFamily, Family } from './announcing/family.js';
import { bookings } from './bookings/bookings.js';
import type { MessageKind } from './domain/message.js';
import type { SmsRule } from './domain/ways.js';
import { changes } from './changes/changes.js';
import { events } from './events/events.js';
import { offers } from './offers/offers.js';
import { registrations } from './registrations/registrations.js';
import { series } from './series/series.js';
import { threads } from './threads/threads.js';
import { visits } from './visits/visits.js';
import { watches } from './watches/watches.js';

export interface Message {
  /** The fact that it follows. */
  fact: FactContract;
  /** Whom it is for. */
  to: 'applicant' | 'attendee' | 'guest' | 'host' | 'signatories' | 'organiser' | 'watcher';
  /** Mail always; SMS by this. */
  sms: SmsRule;
  /** Writes it. */
  family: AnyFamily;
  /** Told once of each thing, however often it happens. */
  once?: boolean;
  /** Takes back what was told before, and is told to nobody else. */
  onlyAfterAnother?: boolean;
}

const after = <F extends FactContract, Matter extends object, Kind extends MessageKind>(
  fact: F,
  to: Message['to'],
  sms: SmsRule,
  family: Family<DataOf<F>, Matter, Kind>,
): Message => ({ fact, to, sms, family });

/** Every message that is put in line. What somebody did herself a moment ago is confirmed by mail alone. */
export const messages: Record<MessageKind, Message> = {
  'booking-requested': after(bookingRequested, 'applicant', 'never', bookings),
  'booking-approved': after(bookingApproved, 'applicant', 'by-wish', bookings),
  'booking-declined': after(bookingDeclined, 'applicant', 'by-wish', bookings),
  'booking-withdrawn': after(bookingWithdrawn, 'applicant', 'never', bookings),
  'booking-moved': after(bookingMoved, 'applicant', 'by-wish', bookings),
  'booking-cancelled': after(bookingCancelled, 'applicant', 'by-wish', bookings),

  'registration-confirmed': after(registrationConfirmed, 'attendee', 'as-asked', registrations),
  'registration-waitlisted': after(registrationWaitlisted, 'attendee', 'never', registrations),
  'registration-offered': after(registrationOffered, 'attendee', 'as-asked', registrations),
  'registration-lapsed': after(registrationLapsed, 'attendee', 'as-asked', registrations),
  'registration-withdrawn': after(registrationWithdrawn, 'attendee', 'never', registrations),
  'registration-moved': after(registrationMoved, 'attendee', 'as-asked', registrations),
  'registration-cancelled': after(registrationCancelled, 'attendee', 'as-asked', registrations),

  'visit-expected': after(visitExpected, 'guest', 'by-wish', visits),
  'visit-moved': after(visitMoved, 'guest', 'by-wish', visits),
  'visit-cancelled': { ...after(visitCancelled, 'guest', 'by-wish', visits), onlyAfterAnother: true },
  // Whoever goes out for a breath of air has not arrived again.
  'visitor-arrived': { ...after(visitorArrived, 'host', 'by-wish', visits), once: true },

  'agreement-sent': after(agreementSent, 'signatories', 'by-wish', agreements),
  'agreement-signed': after(agreementSigned, 'signatories', 'never', agreements),
  'agreement-about-to-end': after(agreementAboutToEnd, 'signatories', 'never', agreements),
  'agreement-terminated': after(agreementTerminated, 'signatories', 'by-wish', agreements),
  'agreement-withdrawn': after(agreementWithdrawn, 'signatories', 'by-wish', agreements),

  'event-lost-its-space': after(eventLostItsSpace, 'organiser', 'by-wish', events),

  'series-requested': after(seriesRequested, 'applicant', 'never', series),
  'series-decided': after(seriesDecided, 'applicant', 'by-wish', series),
  'series-changed': after(seriesChanged, 'applicant', 'by-wish', series),
  'series-cancelled': after(seriesCancelled, 'applicant', 'by-wish', series),

  'change-asked': after(changeAsked, 'applicant', 'never', changes),
  'change-declined': after(changeDeclined, 'applicant', 'by-wish', changes),

  'offer-made': after(offerMade, 'applicant', 'by-wish', offers),
  // What she has answered herself, or been told of her request, is told by that.
  'offer-ended': after(offerEnded, 'applicant', 'by-wish', offers),

  'watch-met': after(watchMet, 'watcher', 'by-wish', watches),

  'message-posted': after(messagePosted, 'applicant', 'by-wish', threads),
};
