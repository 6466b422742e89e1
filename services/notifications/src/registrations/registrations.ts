import type { RegistrationSnapshot } from '#contracts';
import type { Family } from '../announcing/family.js';
import type { Invitation } from '../domain/announcement.js';
import type { RegistrationWords } from '../domain/letters/registrations/registration-letter.js';
import { writeAboutRegistration } from '../domain/letters/registrations/registration-letters.js';
import type { ToldRegistration } from '../domain/told.js';
import { toldRegistration } from './told-registration.js';
import { whatBelongsIn } from './what-belongs-in-it.js';

export const registrations: Family<RegistrationSnapshot, { registration: ToldRegistration }, RegistrationWords> = {
  name: 'registration',
  peopleIn: ({ attendeeId }) => (attendeeId === null ? [] : [attendeeId]),
  announced: (name, data) => ({
    about: data.registrationId,
    version: data.version,
    calendar: calendarOf(name, data),
    until: name === 'registration-offered' ? data.offerExpiresAt : data.event.end,
    as: { start: data.event.start, end: data.event.end, timeZone: data.event.timeZone, spaceName: data.event.spaceName },
    to: data.attendeeId === null ? [] : [{ personId: data.attendeeId, bySms: data.bySms, matter: { registration: toldRegistration(data) } }],
  }),
  fetch: (name, { registration }, sources) => whatBelongsIn(name, registration, sources),
  write: writeAboutRegistration,
};

function calendarOf(name: string, { state }: RegistrationSnapshot): Invitation | null {
  if (state === 'confirmed') return 'REQUEST';
  return name === 'registration-withdrawn' || name === 'registration-cancelled' ? 'CANCEL' : null;
}
