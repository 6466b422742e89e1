import { revealPass, revealRegistrationLink, type RegistrationSnapshot } from '#contracts';
import type { Family, Sources } from '../announcing/family.js';
import { passFor } from '../announcing/pass-for.js';
import type { Invitation } from '../domain/announcement.js';
import type { Fetched } from '../domain/letters/letter.js';
import { writeAboutRegistration } from '../domain/letters/registrations/registration-letters.js';
import type { RegistrationMessage } from '../domain/message.js';
import type { ToldRegistration } from '../domain/told.js';

// Whoever has given up, lost or missed her seat has nothing more to do by the link.
const withLink: ReadonlySet<RegistrationMessage> = new Set(['registration-confirmed', 'registration-waitlisted', 'registration-offered', 'registration-moved']);

export const registrations: Family<RegistrationSnapshot, { registration: ToldRegistration }, RegistrationMessage> = {
  name: 'registration',
  peopleIn: ({ attendeeId }) => (attendeeId === null ? [] : [attendeeId]),
  announced: (kind, data) => ({
    about: data.registrationId,
    version: data.version,
    calendar: calendarOf(kind, data),
    until: kind === 'registration-offered' ? data.offerExpiresAt : data.event.end,
    as: { start: data.event.start, end: data.event.end, timeZone: data.event.timeZone, spaceName: data.event.spaceName },
    to: data.attendeeId === null ? [] : [{ personId: data.attendeeId, bySms: data.bySms, matter: { registration: asTold(data) } }],
  }),
  fetch: async (kind, { registration }, sources) => ({ ...(await linkOf(kind, registration, sources)), ...(await passOf(kind, registration, sources)) }),
  write: writeAboutRegistration,
};

function calendarOf(kind: RegistrationMessage, { state }: RegistrationSnapshot): Invitation | null {
  if (state === 'confirmed') return 'REQUEST';
  return kind === 'registration-withdrawn' || kind === 'registration-cancelled' ? 'CANCEL' : null;
}

async function linkOf(kind: RegistrationMessage, { registrationId }: ToldRegistration, sources: Sources): Promise<Fetched> {
  if (!withLink.has(kind)) return {};
  const { token, onlineUrl } = await sources.ask(revealRegistrationLink, { registrationId });
  return { registrationLink: token, onlineUrl };
}

// Where there is nowhere to come to, nobody is expected and there is no pass.
async function passOf(kind: RegistrationMessage, registration: ToldRegistration, sources: Sources): Promise<Fetched> {
  const { state, attendance, siteId } = registration;
  if (!withLink.has(kind) || state !== 'confirmed' || attendance === 'online' || siteId === null) return {};
  const pass = await sources.ask(revealPass, { visitId: registration.registrationId });
  return { pass: passFor(registration, pass, sources) };
}

const asTold = ({ registrationId, state, place, offerExpiresAt, event, version }: RegistrationSnapshot): ToldRegistration => {
  const { title, attendance, start, end, timeZone, siteId, siteName, address, spaceName, reason } = event;
  return { registrationId, state, place, offerExpiresAt, title, attendance, start, end, timeZone, siteId, siteName, address, spaceName, reason, version };
};
