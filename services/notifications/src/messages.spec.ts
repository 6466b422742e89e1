import { expect, test } from '@jest/globals';
import { factsOf } from './announcing/message.js';
import { messages } from './messages.js';
import { subscriptionsFor } from './subscriptions.js';

const told = subscriptionsFor(messages).filter(({ reaction }) => reaction.reaction.startsWith('tell-'));

test('every message is subscribed to under a name that tells whom and when, and one that goes out at once is named after the fact that it follows', () => {
  const rows = messages.flatMap((message) => factsOf(message).map(({ type }) => `${type} tell-${message.to}-when-${message.name}`));
  expect(told.map(({ fact, reaction }) => `${fact.type} ${reaction.reaction}`)).toEqual(rows);
  const atOnce = messages.filter(({ to, when }) => when === 'at-once' && to !== 'staff');
  expect(atOnce.map(({ name }) => name)).toEqual(atOnce.map(({ after }) => after.type.split('.')[2]));
});

test('the names in the inbox are those that they have always been', () => {
  const names = told.map(({ reaction }) => reaction.reaction);
  expect(names).toEqual(expect.arrayContaining([
    'tell-applicant-when-booking-requested', 'tell-applicant-when-booking-approved', 'tell-applicant-when-booking-declined',
    'tell-applicant-when-booking-withdrawn', 'tell-applicant-when-booking-moved', 'tell-applicant-when-booking-cancelled',
    'tell-applicant-when-booking-tomorrow', 'tell-applicant-when-booking-soon',
    'tell-attendee-when-registration-confirmed', 'tell-attendee-when-registration-waitlisted', 'tell-attendee-when-registration-offered',
    'tell-attendee-when-registration-lapsed', 'tell-attendee-when-registration-withdrawn', 'tell-attendee-when-registration-moved',
    'tell-attendee-when-registration-cancelled', 'tell-attendee-when-registration-tomorrow',
    'tell-guest-when-visit-expected', 'tell-guest-when-visit-moved', 'tell-guest-when-visit-cancelled', 'tell-host-when-visitor-arrived',
    'tell-signatories-when-agreement-sent', 'tell-signatories-when-agreement-signed', 'tell-signatories-when-agreement-about-to-end',
    'tell-signatories-when-agreement-terminated', 'tell-signatories-when-agreement-withdrawn',
    'tell-organiser-when-event-lost-its-space',
    'tell-applicant-when-series-requested', 'tell-applicant-when-series-decided', 'tell-applicant-when-series-changed', 'tell-applicant-when-series-cancelled',
    'tell-applicant-when-change-asked', 'tell-applicant-when-change-declined',
    'tell-applicant-when-offer-made', 'tell-applicant-when-offer-ended',
    'tell-watcher-when-watch-met',
    'tell-applicant-when-message-posted',
  ]));
});
