import { revealPass, type VisitSnapshot } from '#contracts';
import type { Family, Sources } from '../announcing/family.js';
import { passFor } from '../announcing/pass-for.js';
import type { Invitation } from '../domain/announcement.js';
import type { Fetched } from '../domain/letters/letter.js';
import { writeAboutVisit } from '../domain/letters/visits/visit-letters.js';
import type { ToldVisit } from '../domain/told.js';
import { toldVisit } from './told-visit.js';

const calendars: Record<string, Invitation | null> = {
  'visit-expected': 'REQUEST',
  'visit-moved': 'REQUEST',
  'visit-cancelled': 'CANCEL',
};

export const visits: Family<VisitSnapshot, { visit: ToldVisit }> = {
  name: 'visit',
  peopleIn: ({ visitorId, hostId }) => [visitorId, hostId].filter((id) => id !== null),
  announced: (name, data, forgotten) => ({
    about: data.visitId,
    version: data.version,
    calendar: calendars[name] ?? null,
    until: data.expectedUntil,
    as: { start: data.expectedFrom, end: data.expectedUntil, timeZone: data.timeZone, spaceName: data.spaceName },
    to: isToBeTold(data) ? [{ personId: data.visitorId, matter: { visit: toldVisit(data, forgotten) } }] : [],
  }),
  fetch: (name, { visit }, sources) => forTheGuest(name, visit, sources),
  write: writeAboutVisit,
};

// Attendees are told of their registrations, and those who walk in are here already.
const isToBeTold = (data: VisitSnapshot): data is VisitSnapshot & { visitorId: string } =>
  data.kind === 'guest' && data.visitorId !== null && data.state !== 'left';

async function forTheGuest(name: string, visit: ToldVisit, sources: Sources): Promise<Fetched> {
  const hostName = visit.hostId === null ? null : await sources.nameOf(visit.hostId);
  if (name === 'visit-cancelled') return { hostName };
  return { hostName, pass: passFor(visit, await sources.ask(revealPass, { visitId: visit.visitId }), sources) };
}
