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
import type { Category } from './domain/category.js';
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
  /** How it is treated. */
  category: Category;
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
  category: Category,
  sms: SmsRule,
  family: Family<DataOf<F>, Matter, Kind>,
): Message => ({ fact, to, category, sms, family });

/** Every message that is put in line. What somebody did herself a moment ago is confirmed by mail alone. */
export const messages: Record<MessageKind, Message> = {
  'booking-requested': after(bookingRequested, 'applicant', 'decision', 'never', bookings),
  'booking-approved': after(bookingApproved, 'applicant', 'decision', 'by-wish', bookings),
  'booking-declined': after(bookingDeclined, 'applicant', 'decision', 'by-wish', bookings),
  'booking-withdrawn': after(bookingWithdrawn, 'applicant', 'decision', 'never', bookings),
  'booking-moved': after(bookingMoved, 'applicant', 'decision', 'by-wish', bookings),
  'booking-cancelled': after(bookingCancelled, 'applicant', 'decision', 'by-wish', bookings),

  'registration-confirmed': after(registrationConfirmed, 'attendee', 'decision', 'as-asked', registrations),
  'registration-waitlisted': after(registrationWaitlisted, 'attendee', 'decision', 'never', registrations),
  'registration-offered': after(registrationOffered, 'attendee', 'decision', 'as-asked', registrations),
  'registration-lapsed': after(registrationLapsed, 'attendee', 'decision', 'as-asked', registrations),
  'registration-withdrawn': after(registrationWithdrawn, 'attendee', 'decision', 'never', registrations),
  'registration-moved': after(registrationMoved, 'attendee', 'decision', 'as-asked', registrations),
  'registration-cancelled': after(registrationCancelled, 'attendee', 'decision', 'as-asked', registrations),

  'visit-expected': after(visitExpected, 'guest', 'decision', 'by-wish', visits),
  'visit-moved': after(visitMoved, 'guest', 'decision', 'by-wish', visits),
  'visit-cancelled': { ...after(visitCancelled, 'guest', 'decision', 'by-wish', visits), onlyAfterAnother: true },
  // Whoever goes out for a breath of air has not arrived again.
  'visitor-arrived': { ...after(visitorArrived, 'host', 'practical', 'by-wish', visits), once: true },

  'agreement-sent': after(agreementSent, 'signatories', 'decision', 'by-wish', agreements),
  'agreement-signed': after(agreementSigned, 'signatories', 'decision', 'never', agreements),
  'agreement-about-to-end': after(agreementAboutToEnd, 'signatories', 'practical', 'never', agreements),
  'agreement-terminated': after(agreementTerminated, 'signatories', 'decision', 'by-wish', agreements),
  'agreement-withdrawn': after(agreementWithdrawn, 'signatories', 'decision', 'by-wish', agreements),

  'event-lost-its-space': after(eventLostItsSpace, 'organiser', 'practical', 'by-wish', events),

  'series-requested': after(seriesRequested, 'applicant', 'decision', 'never', series),
  'series-decided': after(seriesDecided, 'applicant', 'decision', 'by-wish', series),
  'series-changed': after(seriesChanged, 'applicant', 'decision', 'by-wish', series),
  'series-cancelled': after(seriesCancelled, 'applicant', 'decision', 'by-wish', series),

  'change-asked': after(changeAsked, 'applicant', 'decision', 'never', changes),
  'change-declined': after(changeDeclined, 'applicant', 'decision', 'by-wish', changes),

  'offer-made': after(offerMade, 'applicant', 'decision', 'by-wish', offers),
  // What she has answered herself, or been told of her request, is told by that.
  'offer-ended': after(offerEnded, 'applicant', 'decision', 'by-wish', offers),

  'watch-met': after(watchMet, 'watcher', 'practical', 'by-wish', watches),

  'message-posted': after(messagePosted, 'applicant', 'practical', 'by-wish', threads),
};
