import * as facts from '#contracts';
import { agreements } from './agreements/agreements.js';
import { message, type Message } from './announcing/message.js';
import { bookingReminders } from './bookings/booking-reminders.js';
import { bookings } from './bookings/bookings.js';
import { changes } from './changes/changes.js';
import { agreementAboutToEnd } from './domain/letters/agreements/agreement-about-to-end.js';
import { agreementSent } from './domain/letters/agreements/agreement-sent.js';
import { agreementSigned } from './domain/letters/agreements/agreement-signed.js';
import { agreementTerminated } from './domain/letters/agreements/agreement-terminated.js';
import { agreementWithdrawn } from './domain/letters/agreements/agreement-withdrawn.js';
import { bookingApproved } from './domain/letters/bookings/booking-approved.js';
import { bookingCancelled } from './domain/letters/bookings/booking-cancelled.js';
import { bookingDeclined } from './domain/letters/bookings/booking-declined.js';
import { bookingMoved } from './domain/letters/bookings/booking-moved.js';
import { bookingRequested } from './domain/letters/bookings/booking-requested.js';
import { bookingSoon } from './domain/letters/bookings/booking-soon.js';
import { bookingTomorrow } from './domain/letters/bookings/booking-tomorrow.js';
import { bookingWithdrawn } from './domain/letters/bookings/booking-withdrawn.js';
import { changeAsked } from './domain/letters/changes/change-asked.js';
import { changeDeclined } from './domain/letters/changes/change-declined.js';
import { eventLostItsSpace } from './domain/letters/events/event-lost-its-space.js';
import { offerEnded } from './domain/letters/offers/offer-ended.js';
import { offerMade } from './domain/letters/offers/offer-made.js';
import { eventPublished } from './domain/letters/programme/event-published.js';
import { registrationCancelled } from './domain/letters/registrations/registration-cancelled.js';
import { registrationConfirmed } from './domain/letters/registrations/registration-confirmed.js';
import { registrationLapsed } from './domain/letters/registrations/registration-lapsed.js';
import { registrationMoved } from './domain/letters/registrations/registration-moved.js';
import { registrationOffered } from './domain/letters/registrations/registration-offered.js';
import { registrationTomorrow } from './domain/letters/registrations/registration-tomorrow.js';
import { registrationWaitlisted } from './domain/letters/registrations/registration-waitlisted.js';
import { registrationWithdrawn } from './domain/letters/registrations/registration-withdrawn.js';
import { addressSuppressed } from './domain/letters/suppressions/address-suppressed.js';
import { seriesCancelled } from './domain/letters/series/series-cancelled.js';
import { seriesChanged } from './domain/letters/series/series-changed.js';
import { seriesDecided } from './domain/letters/series/series-decided.js';
import { seriesRequested } from './domain/letters/series/series-requested.js';
import { membershipConfirmed } from './domain/letters/memberships/membership-confirmed.js';
import { membershipEnded } from './domain/letters/memberships/membership-ended.js';
import { messagePosted } from './domain/letters/threads/message-posted.js';
import { applicantWrote } from './domain/letters/tasks/applicant-wrote.js';
import { cancelledLate } from './domain/letters/tasks/cancelled-late.js';
import { caseGiven } from './domain/letters/tasks/case-given.js';
import { caseLate } from './domain/letters/tasks/case-late.js';
import { changeReceived } from './domain/letters/tasks/change-received.js';
import { requestReceived } from './domain/letters/tasks/request-received.js';
import { seriesReceived } from './domain/letters/tasks/series-received.js';
import { visitCancelled } from './domain/letters/visits/visit-cancelled.js';
import { visitExpected } from './domain/letters/visits/visit-expected.js';
import { visitMoved } from './domain/letters/visits/visit-moved.js';
import { visitorArrived } from './domain/letters/visits/visitor-arrived.js';
import { watchMet } from './domain/letters/watches/watch-met.js';
import { events } from './events/events.js';
import { programmeNews } from './events/programme-news.js';
import { memberships } from './memberships/memberships.js';
import { offers } from './offers/offers.js';
import { registrationReminders } from './registrations/registration-reminders.js';
import { registrations } from './registrations/registrations.js';
import { series } from './series/series.js';
import { suppressions } from './suppressions/suppressions.js';
import { givenCases, lateCases, writtenByApplicants } from './tasks/cases.js';
import { lateCancellations, requestedChanges, requestedSeries, requests } from './tasks/requests.js';
import { threads } from './threads/threads.js';
import { arrivals } from './visits/arrivals.js';
import { visits } from './visits/visits.js';
import { watches } from './watches/watches.js';

const bookingChanges = [facts.bookingMoved, facts.bookingRequested, facts.bookingDeclined, facts.bookingWithdrawn, facts.bookingCancelled];
const registrationChanges = [facts.registrationMoved, facts.registrationWithdrawn, facts.registrationCancelled];

/** Every message that is put in line; a sign-in code is sent at once. What somebody did herself a moment ago is confirmed by mail alone. */
export const messages: readonly Message[] = [
  message({ name: 'booking-requested', after: facts.bookingRequested, to: 'applicant', category: 'decision', family: bookings, words: bookingRequested }),
  message({ name: 'booking-approved', after: facts.bookingApproved, to: 'applicant', category: 'decision', sms: 'by-wish', family: bookings, words: bookingApproved }),
  message({ name: 'booking-declined', after: facts.bookingDeclined, to: 'applicant', category: 'decision', sms: 'by-wish', family: bookings, words: bookingDeclined }),
  message({ name: 'booking-withdrawn', after: facts.bookingWithdrawn, to: 'applicant', category: 'decision', family: bookings, words: bookingWithdrawn }),
  message({ name: 'booking-moved', after: facts.bookingMoved, to: 'applicant', category: 'decision', sms: 'by-wish', family: bookings, words: bookingMoved }),
  message({ name: 'booking-cancelled', after: facts.bookingCancelled, to: 'applicant', category: 'decision', sms: 'by-wish', family: bookings, words: bookingCancelled }),
  message({
    name: 'booking-tomorrow', after: facts.bookingApproved, renewedBy: bookingChanges, to: 'applicant', category: 'reminder', when: { before: { days: 1 } }, app: false,
    family: bookingReminders, words: bookingTomorrow,
  }),
  // She cannot come in without the code, however late she has booked.
  message({
    name: 'booking-soon', after: facts.bookingApproved, renewedBy: bookingChanges, to: 'applicant', category: 'reminder', when: { before: { hours: 1 }, orAtOnce: true },
    email: false, sms: 'by-wish', app: false, family: bookingReminders, words: bookingSoon,
  }),

  message({ name: 'registration-confirmed', after: facts.registrationConfirmed, to: 'attendee', category: 'decision', sms: 'as-asked', family: registrations, words: registrationConfirmed }),
  message({ name: 'registration-waitlisted', after: facts.registrationWaitlisted, to: 'attendee', category: 'decision', family: registrations, words: registrationWaitlisted }),
  message({ name: 'registration-offered', after: facts.registrationOffered, to: 'attendee', category: 'decision', sms: 'as-asked', family: registrations, words: registrationOffered }),
  message({ name: 'registration-lapsed', after: facts.registrationLapsed, to: 'attendee', category: 'decision', sms: 'as-asked', family: registrations, words: registrationLapsed }),
  message({ name: 'registration-withdrawn', after: facts.registrationWithdrawn, to: 'attendee', category: 'decision', family: registrations, words: registrationWithdrawn }),
  message({ name: 'registration-moved', after: facts.registrationMoved, to: 'attendee', category: 'decision', sms: 'as-asked', family: registrations, words: registrationMoved }),
  message({ name: 'registration-cancelled', after: facts.registrationCancelled, to: 'attendee', category: 'decision', sms: 'as-asked', family: registrations, words: registrationCancelled }),
  message({
    name: 'registration-tomorrow', after: facts.registrationConfirmed, renewedBy: registrationChanges, to: 'attendee', category: 'reminder', when: { before: { days: 1 } }, app: false,
    family: registrationReminders, words: registrationTomorrow,
  }),

  message({ name: 'visit-expected', after: facts.visitExpected, to: 'guest', category: 'decision', sms: 'by-wish', family: visits, words: visitExpected }),
  message({ name: 'visit-moved', after: facts.visitMoved, to: 'guest', category: 'decision', sms: 'by-wish', family: visits, words: visitMoved }),
  message({ name: 'visit-cancelled', after: facts.visitCancelled, to: 'guest', category: 'decision', sms: 'by-wish', family: visits, words: visitCancelled, onlyAfterAnother: true }),
  // Whoever goes out for a breath of air has not arrived again.
  message({ name: 'visitor-arrived', after: facts.visitorArrived, to: 'host', category: 'practical', sms: 'by-wish', family: arrivals, words: visitorArrived, once: true }),

  message({ name: 'agreement-sent', after: facts.agreementSent, to: 'signatories', category: 'decision', sms: 'by-wish', family: agreements, words: agreementSent }),
  message({ name: 'agreement-signed', after: facts.agreementSigned, to: 'signatories', category: 'decision', family: agreements, words: agreementSigned }),
  message({ name: 'agreement-about-to-end', after: facts.agreementAboutToEnd, to: 'signatories', category: 'practical', family: agreements, words: agreementAboutToEnd }),
  message({ name: 'agreement-terminated', after: facts.agreementTerminated, to: 'signatories', category: 'decision', sms: 'by-wish', family: agreements, words: agreementTerminated }),
  message({ name: 'agreement-withdrawn', after: facts.agreementWithdrawn, to: 'signatories', category: 'decision', sms: 'by-wish', family: agreements, words: agreementWithdrawn }),

  message({ name: 'membership-confirmed', after: facts.membershipConfirmed, to: 'member', category: 'decision', family: memberships, words: membershipConfirmed }),
  message({ name: 'membership-ended', after: facts.membershipEnded, to: 'member', category: 'decision', family: memberships, words: membershipEnded }),

  message({ name: 'event-lost-its-space', after: facts.eventLostItsSpace, to: 'organiser', category: 'practical', sms: 'by-wish', family: events, words: eventLostItsSpace }),
  // Nobody has asked for this one thing, only for what is new.
  message({
    name: 'event-published', after: facts.eventPublished, renewedBy: [facts.eventMoved, facts.eventCancelled], to: 'whoever-asked', category: 'news', when: 'daily',
    family: programmeNews, words: eventPublished, once: true,
  }),

  message({ name: 'series-requested', after: facts.seriesRequested, to: 'applicant', category: 'decision', family: series, words: seriesRequested }),
  message({ name: 'series-decided', after: facts.seriesDecided, to: 'applicant', category: 'decision', sms: 'by-wish', family: series, words: seriesDecided }),
  message({ name: 'series-changed', after: facts.seriesChanged, to: 'applicant', category: 'decision', sms: 'by-wish', family: series, words: seriesChanged }),
  message({ name: 'series-cancelled', after: facts.seriesCancelled, to: 'applicant', category: 'decision', sms: 'by-wish', family: series, words: seriesCancelled }),

  message({ name: 'change-asked', after: facts.changeAsked, to: 'applicant', category: 'decision', family: changes, words: changeAsked }),
  message({ name: 'change-declined', after: facts.changeDeclined, to: 'applicant', category: 'decision', sms: 'by-wish', family: changes, words: changeDeclined }),

  message({ name: 'offer-made', after: facts.offerMade, to: 'applicant', category: 'decision', sms: 'by-wish', family: offers, words: offerMade }),
  // What she has answered herself, or been told of her request, is told by that.
  message({ name: 'offer-ended', after: facts.offerEnded, to: 'applicant', category: 'decision', sms: 'by-wish', family: offers, words: offerEnded }),

  message({ name: 'watch-met', after: facts.watchMet, to: 'watcher', category: 'practical', sms: 'by-wish', family: watches, words: watchMet }),

  message({ name: 'message-posted', after: facts.messagePosted, to: 'applicant', category: 'practical', sms: 'by-wish', family: threads, words: messagePosted }),

  // What those who work in the house are told, at its own address or, where somebody handles a case, herself.
  message({ name: 'request-received', after: facts.bookingRequested, to: 'staff', category: 'practical', app: false, family: requests, words: requestReceived }),
  message({ name: 'series-received', after: facts.seriesRequested, to: 'staff', category: 'practical', app: false, family: requestedSeries, words: seriesReceived }),
  message({ name: 'change-received', after: facts.changeAsked, to: 'staff', category: 'practical', app: false, family: requestedChanges, words: changeReceived }),
  message({ name: 'cancelled-late', after: facts.bookingCancelled, to: 'staff', category: 'practical', app: false, family: lateCancellations, words: cancelledLate }),
  message({ name: 'case-late', after: facts.caseBecameLate, to: 'staff', category: 'practical', family: lateCases, words: caseLate }),
  message({ name: 'case-given', after: facts.caseAssigned, to: 'staff', category: 'practical', family: givenCases, words: caseGiven }),
  message({ name: 'applicant-wrote', after: facts.messagePosted, to: 'staff', category: 'practical', family: writtenByApplicants, words: applicantWrote }),
  message({ name: 'address-suppressed', after: facts.addressSuppressed, to: 'staff', category: 'practical', family: suppressions, words: addressSuppressed }),
];
