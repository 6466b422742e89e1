import { revealPass, revealRegistrationLink } from '#contracts';
import type { Sources } from '../announcing/family.js';
import { passFor } from '../announcing/pass-for.js';
import type { Fetched } from '../domain/letters/letter.js';
import type { ToldRegistration } from '../domain/told.js';

// Whoever has given up, lost or missed her seat has nothing more to do by the link.
const withLink: ReadonlySet<string> = new Set(['registration-confirmed', 'registration-waitlisted', 'registration-offered', 'registration-moved', 'registration-tomorrow']);

/** The link and the pass that go into a message about a registration, where there are any. */
export const whatBelongsIn = async (name: string, registration: ToldRegistration, sources: Sources): Promise<Fetched> => ({
  ...(await linkOf(name, registration, sources)),
  ...(await passOf(name, registration, sources)),
});

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
