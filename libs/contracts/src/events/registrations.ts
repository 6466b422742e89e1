import { z } from 'zod';
import { command, fact, query } from '../define.js';
import { id, line, page, pageOf } from '../fields.js';
import { exampleIds, registrationSnapshot, registrationState, registrationView } from './views.js';

/** What a link in a message proves by itself, whoever opens it. */
const anyone = { visitor: 'all', booker: 'all', 'organisation-admin': 'all', reception: 'all', staff: 'all', admin: 'all' } as const;
const owner = { booker: 'own', reception: 'own', staff: 'all', admin: 'all' } as const;
const byLink = { token: line(100) };

export const registerForEvent = command({
  subject: 'events.registrations.register',
  summary: 'Register for an event: a seat, or a place on the waiting list; who is registered already is answered what she has',
  serves: { system: 'all', booker: 'own', reception: 'own', staff: 'own', admin: 'own' },
  input: z.strictObject({
    eventId: id(),
    attendeeId: id().optional().describe('Only from the gateway: whose address somebody has given who has not signed in. Others register themselves'),
    bySms: z.boolean().default(false),
  }),
  reply: registrationView,
  errors: ['event.not-found', 'registration.not-open', 'person.erased', 'actor.not-permitted'],
  example: { eventId: exampleIds.event, bySms: true },
});

export const withdrawRegistration = command({
  subject: 'events.registrations.withdraw',
  summary: 'Give up a registration; a seat goes to the first who waits',
  serves: owner,
  input: z.strictObject({ registrationId: id() }),
  reply: registrationView,
  errors: ['registration.not-found', 'registration.illegal-transition'],
  example: { registrationId: exampleIds.registration },
});

export const acceptSeat = command({
  subject: 'events.registrations.accept',
  summary: 'Take the seat that one has been offered, before its deadline',
  serves: owner,
  input: z.strictObject({ registrationId: id() }),
  reply: registrationView,
  errors: ['registration.not-found', 'registration.illegal-transition', 'registration.offer-expired'],
  example: { registrationId: exampleIds.registration },
});

export const listRegistrations = query({
  subject: 'events.registrations.list',
  summary: 'List registrations in the order they came: everybody’s for staff, her own for anybody else',
  serves: { booker: 'own', reception: 'all', staff: 'all', admin: 'all' },
  input: z.strictObject({ eventId: id().optional(), state: registrationState.optional(), ...page }),
  personal: ['attendeeId'],
  reply: pageOf(registrationView),
  errors: ['input.invalid'],
  example: { eventId: exampleIds.event, state: 'waiting' },
});

export const openRegistration = query({
  subject: 'events.registration-links.open',
  summary: 'Show the registration that a link is for',
  serves: anyone,
  secret: true,
  input: z.strictObject(byLink),
  reply: registrationView,
  errors: ['link.invalid'],
  example: { token: exampleIds.token },
});

export const withdrawByLink = command({
  subject: 'events.registration-links.withdraw',
  summary: 'Give up the registration that a link is for',
  serves: anyone,
  secret: true,
  input: z.strictObject(byLink),
  reply: registrationView,
  errors: ['link.invalid', 'registration.illegal-transition'],
  example: { token: exampleIds.token },
});

export const acceptByLink = command({
  subject: 'events.registration-links.accept',
  summary: 'Take the seat that is offered in the registration that a link is for',
  serves: anyone,
  secret: true,
  input: z.strictObject(byLink),
  reply: registrationView,
  errors: ['link.invalid', 'registration.illegal-transition', 'registration.offer-expired'],
  example: { token: exampleIds.token },
});

export const revealRegistrationLink = query({
  subject: 'events.registration-links.reveal',
  summary: 'Give the secret of a registration’s link, and where an online event is followed, to whoever writes the message with it',
  serves: { system: 'all' },
  peers: ['notifications'],
  input: z.strictObject({ registrationId: id() }),
  reply: z.strictObject({ token: z.string(), onlineUrl: z.url().nullable().describe('Null where she has no seat or the event is only on site') }),
  errors: ['registration.not-found'],
  example: { registrationId: exampleIds.registration },
});

const about = (type: string, summary: string) => fact({ type: `domain.events.${type}.v1`, summary, data: registrationSnapshot });

export const registrationConfirmed = about('registration-confirmed', 'Somebody has a seat at an event');
export const registrationWaitlisted = about('registration-waitlisted', 'Somebody waits for a seat at an event that is full');
export const registrationOffered = about('registration-offered', 'A seat is kept for somebody who waits, until a deadline');
export const registrationLapsed = about('registration-lapsed', 'Somebody did not take the seat that she was offered');
export const registrationWithdrawn = about('registration-withdrawn', 'Somebody has given up her registration');
export const registrationMoved = about('registration-moved', 'The event that somebody is registered for has another time or place');
export const registrationCancelled = about('registration-cancelled', 'The event that somebody is registered for will not take place');
export const registrationAnonymised = about('registration-anonymised', 'A registration as it stands after the person was erased; replaces all earlier facts about it');
