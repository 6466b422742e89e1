import { expect, test } from '@jest/globals';
import { messages } from './messages.js';
import { subscriptionsFor } from './subscriptions.js';

const told = subscriptionsFor(messages).filter(({ reaction }) => reaction.reaction.startsWith('tell-'));

test('every message that goes out at once follows the fact that it is named after, and is subscribed to under a name that tells whom and when', () => {
  const rows = messages.map(({ name, after, to }) => `${after.type} tell-${to}-when-${name}`);
  expect(told.map(({ fact, reaction }) => `${fact.type} ${reaction.reaction}`)).toEqual(rows);
  for (const { name, after, family } of messages) {
    expect(after.type.split('.')[2]).toBe(name);
    expect(name.startsWith(family.name) || (name === 'visitor-arrived' && family.name === 'visit')).toBe(true);
  }
});

test('the names in the inbox are those that they have always been', () => {
  expect(told.map(({ reaction }) => reaction.reaction)).toEqual([
    'tell-applicant-when-booking-requested', 'tell-applicant-when-booking-approved', 'tell-applicant-when-booking-declined',
    'tell-applicant-when-booking-withdrawn', 'tell-applicant-when-booking-moved', 'tell-applicant-when-booking-cancelled',
    'tell-attendee-when-registration-confirmed', 'tell-attendee-when-registration-waitlisted', 'tell-attendee-when-registration-offered',
    'tell-attendee-when-registration-lapsed', 'tell-attendee-when-registration-withdrawn', 'tell-attendee-when-registration-moved',
    'tell-attendee-when-registration-cancelled',
    'tell-guest-when-visit-expected', 'tell-guest-when-visit-moved', 'tell-guest-when-visit-cancelled', 'tell-host-when-visitor-arrived',
    'tell-signatories-when-agreement-sent', 'tell-signatories-when-agreement-signed', 'tell-signatories-when-agreement-about-to-end',
    'tell-signatories-when-agreement-terminated', 'tell-signatories-when-agreement-withdrawn',
    'tell-organiser-when-event-lost-its-space',
    'tell-applicant-when-series-requested', 'tell-applicant-when-series-decided', 'tell-applicant-when-series-changed', 'tell-applicant-when-series-cancelled',
    'tell-applicant-when-change-asked', 'tell-applicant-when-change-declined',
    'tell-applicant-when-offer-made', 'tell-applicant-when-offer-ended',
    'tell-watcher-when-watch-met',
    'tell-applicant-when-message-posted',
  ]);
});
