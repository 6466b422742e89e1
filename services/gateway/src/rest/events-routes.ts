import {
  acceptByLink, acceptSeat, cancelEvent, changeEvent, createEvent, getEvent, getProgrammeEvent, listEvents, listProgramme, listRegistrations,
  openRegistration, publishEvent, registerForEvent, withdrawByLink, withdrawRegistration,
} from '#contracts';
import { programmeSeconds } from '../programme/programme-endpoints.js';
import { RegisterForEvent } from '../registering/register-for-event.js';
import { registered, registering } from '../registering/registration-schemas.js';
import { route } from './route.js';
import { registrationPageWithAttendees, WithPeople } from './with-people.js';

const events = { tag: 'Events' };
const programme = { tag: 'Programme', publicSeconds: programmeSeconds };
const registrations = { tag: 'Registrations' };

const openToAll = {
  ...registrations,
  status: 201,
  serves: 'anyone',
  input: registering,
  reply: registered,
  example: { eventId: registerForEvent.example.eventId, name: 'Anna Ek', email: 'anna@example.se', phone: '+46701234567', bySms: true },
  errors: [...registerForEvent.errors, 'limit.exceeded'],
  answeredBy: RegisterForEvent,
} as const;

export const eventsRoutes = [
  route('GET', '/programme', listProgramme, programme),
  route('GET', '/programme/{slug}', getProgrammeEvent, programme),

  route('GET', '/events', listEvents, events),
  route('POST', '/events', createEvent, { ...events, created: '/events/{id}' }),
  route('GET', '/events/{eventId}', getEvent, events),
  route('PATCH', '/events/{eventId}', changeEvent, events),
  route('POST', '/events/{eventId}/publication', publishEvent, events),
  route('POST', '/events/{eventId}/cancellation', cancelEvent, events),

  route('POST', '/events/{eventId}/registrations', registerForEvent, openToAll),
  route('GET', '/registrations', listRegistrations, { ...registrations, answeredBy: WithPeople, reply: registrationPageWithAttendees }),
  route('POST', '/registrations/{registrationId}/withdrawal', withdrawRegistration, registrations),
  route('POST', '/registrations/{registrationId}/acceptance', acceptSeat, registrations),
  route('GET', '/registration-links/{token}', openRegistration, registrations),
  route('POST', '/registration-links/{token}/withdrawal', withdrawByLink, registrations),
  route('POST', '/registration-links/{token}/acceptance', acceptByLink, registrations),
];
