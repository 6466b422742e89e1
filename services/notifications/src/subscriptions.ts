import { agreementAnonymised, personErased, personRecorded } from '#contracts';
import { on } from '#messaging';
import { RewordMessagesWhenAgreementAnonymised } from './agreements/reword-messages-when-agreement-anonymised.js';
import { telling } from './announcing/telling.js';
import { ForgetPersonWhenErased } from './people/forget-person-when-erased.js';
import { RecordPersonWhenRecorded } from './people/record-person-when-recorded.js';

/** Every fact that this service reacts to. */
export const subscriptions = [
  telling('tell-applicant-when-booking-requested', 'booking-requested'),
  telling('tell-applicant-when-booking-approved', 'booking-approved'),
  telling('tell-applicant-when-booking-declined', 'booking-declined'),
  telling('tell-applicant-when-booking-withdrawn', 'booking-withdrawn'),
  telling('tell-applicant-when-booking-moved', 'booking-moved'),
  telling('tell-applicant-when-booking-cancelled', 'booking-cancelled'),
  telling('tell-attendee-when-registration-confirmed', 'registration-confirmed'),
  telling('tell-attendee-when-registration-waitlisted', 'registration-waitlisted'),
  telling('tell-attendee-when-registration-offered', 'registration-offered'),
  telling('tell-attendee-when-registration-lapsed', 'registration-lapsed'),
  telling('tell-attendee-when-registration-withdrawn', 'registration-withdrawn'),
  telling('tell-attendee-when-registration-moved', 'registration-moved'),
  telling('tell-attendee-when-registration-cancelled', 'registration-cancelled'),
  telling('tell-guest-when-visit-expected', 'visit-expected'),
  telling('tell-guest-when-visit-moved', 'visit-moved'),
  telling('tell-guest-when-visit-cancelled', 'visit-cancelled'),
  telling('tell-host-when-visitor-arrived', 'visitor-arrived'),
  telling('tell-signatories-when-agreement-sent', 'agreement-sent'),
  telling('tell-signatories-when-agreement-signed', 'agreement-signed'),
  telling('tell-signatories-when-agreement-about-to-end', 'agreement-about-to-end'),
  telling('tell-signatories-when-agreement-terminated', 'agreement-terminated'),
  telling('tell-signatories-when-agreement-withdrawn', 'agreement-withdrawn'),
  telling('tell-organiser-when-event-lost-its-space', 'event-lost-its-space'),
  telling('tell-applicant-when-series-requested', 'series-requested'),
  telling('tell-applicant-when-series-decided', 'series-decided'),
  telling('tell-applicant-when-series-changed', 'series-changed'),
  telling('tell-applicant-when-series-cancelled', 'series-cancelled'),
  telling('tell-applicant-when-change-asked', 'change-asked'),
  telling('tell-applicant-when-change-declined', 'change-declined'),
  telling('tell-applicant-when-offer-made', 'offer-made'),
  telling('tell-applicant-when-offer-ended', 'offer-ended'),
  telling('tell-watcher-when-watch-met', 'watch-met'),
  telling('tell-applicant-when-message-posted', 'message-posted'),
  on(agreementAnonymised, RewordMessagesWhenAgreementAnonymised),
  on(personRecorded, RecordPersonWhenRecorded),
  on(personErased, ForgetPersonWhenErased),
];
