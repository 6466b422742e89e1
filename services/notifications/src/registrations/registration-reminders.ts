import type { RegistrationSnapshot } from '#contracts';
import type { Family } from '../announcing/family.js';
import type { RegistrationWords } from '../domain/letters/registrations/registration-letter.js';
import { writeAboutRegistration } from '../domain/letters/registrations/registration-letters.js';
import type { ToldRegistration } from '../domain/told.js';
import { toldRegistration } from './told-registration.js';
import { whatBelongsIn } from './what-belongs-in-it.js';

/** What reminds those who have a seat. */
export const registrationReminders: Family<RegistrationSnapshot, { registration: ToldRegistration }, RegistrationWords> = {
  name: 'registration',
  peopleIn: ({ attendeeId }) => (attendeeId === null ? [] : [attendeeId]),
  announced: (_name, data) => ({
    about: data.registrationId,
    version: data.version,
    calendar: null,
    until: data.event.start,
    as: { start: data.event.start, end: data.event.end, timeZone: data.event.timeZone, spaceName: data.event.spaceName },
    to:
      data.attendeeId === null || data.state !== 'confirmed'
        ? []
        : [{ personId: data.attendeeId, bySms: data.bySms, matter: { registration: toldRegistration(data) } }],
  }),
  fetch: (name, { registration }, sources) => whatBelongsIn(name, registration, sources),
  write: writeAboutRegistration,
};
