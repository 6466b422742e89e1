import { revealPass, revealRegistrationLink, type RegistrationSnapshot } from '#contracts';
import type { Family, Sources } from '../announcing/family.js';
import { passFor } from '../announcing/pass-for.js';
import type { Invitation } from '../domain/announcement.js';
import type { Fetched } from '../domain/letters/letter.js';
import type { RegistrationWords } from '../domain/letters/registrations/registration-letter.js';
import { writeAboutRegistration } from '../domain/letters/registrations/registration-letters.js';
import type { ToldRegistration } from '../domain/told.js';

// Whoever has given up, lost or missed her seat has nothing more to do by the link.
const withLink: ReadonlySet<string> = new Set(['registration-confirmed', 'registration-waitlisted', 'registration-offered', 'registration-moved']);

export const registrations: Family<RegistrationSnapshot, { registration: ToldRegistration }, RegistrationWords> = {
  name: 'registration',
  peopleIn: ({ attendeeId }) => (attendeeId === null ? [] : [attendeeId]),
  announced: (name, data) => ({
    about: data.registrationId,
    version: data.version,
    calendar: calendarOf(name, data),
    until: name === 'registration-offered' ? data.offerExpiresAt : data.event.end,
    as: { start: data.event.start, end: data.event.end, timeZone: data.event.timeZone, spaceName: data.event.spaceName },
    to: data.attendeeId === null ? [] : [{ personId: data.attendeeId, bySms: data.bySms, matter: { registration: asTold(data) } }],
  }),
  fetch: async (name, { registration }, sources) => ({ ...(await linkOf(name, registration, sources)), ...(await passOf(name, registration, sources)) }),
  write: writeAboutRegistration,
};

function calendarOf(name: string, { state }: RegistrationSnapshot): Invitation | null {
  if (state === 'confirmed') return 'REQUEST';
  return name === 'registration-withdrawn' || name === 'registration-cancelled' ? 'CANCEL' : null;
}

async function linkOf(name: string, { registrationId }: ToldRegistration, sources: Sources): Promise<Fetched> {
  if (!withLink.has(name)) return {};
  const { token, onlineUrl } = await sources.ask(revealRegistrationLink, { registrationId });
  return { registrationLink: token, onlineUrl };
}

// Where there is nowhere to come to, nobody is expected and there is no pass.
async function passOf(name: string, registration: ToldRegistration, sources: Sources): Promise<Fetched> {
  const { state, attendance, siteId } = registration;
  if (!withLink.has(name) || state !== 'confirmed' || attendance === 'online' || siteId === null) return {};
  const pass = await sources.ask(revealPass, { visitId: registration.registrationId });
  return { pass: passFor(registration, pass, sources) };
}

const asTold = ({ registrationId, state, place, offerExpiresAt, event, version }: RegistrationSnapshot): ToldRegistration => {
  const { title, attendance, start, end, timeZone, siteId, siteName, address, spaceName, reason } = event;
  return { registrationId, state, place, offerExpiresAt, title, attendance, start, end, timeZone, siteId, siteName, address, spaceName, reason, version };
};
