import { revealPass, revealVisitor, type VisitSnapshot } from '#contracts';
import { Temporal } from 'temporal-polyfill';
import type { Family, Sources } from '../announcing/family.js';
import { passFor } from '../announcing/pass-for.js';
import type { Invitation } from '../domain/announcement.js';
import type { Fetched } from '../domain/letters/letter.js';
import { writeAboutVisit } from '../domain/letters/visits/visit-letters.js';
import type { VisitMessage } from '../domain/message.js';
import type { ToldVisit } from '../domain/told.js';

/** A host who hears of her guest later than this has met her already. */
const newsFor = { hours: 1 };

const calendars: Record<VisitMessage, Invitation | null> = {
  'visit-expected': 'REQUEST',
  'visit-moved': 'REQUEST',
  'visit-cancelled': 'CANCEL',
  'visitor-arrived': null,
};

type Matter = { visit: ToldVisit };

export const visits: Family<VisitSnapshot, Matter, VisitMessage> = {
  name: 'visit',
  peopleIn: ({ visitorId, hostId }) => [visitorId, hostId].filter((id) => id !== null),
  announced: (kind, data, forgotten) => ({
    about: data.visitId,
    version: data.version,
    calendar: calendars[kind],
    until: kind === 'visitor-arrived' ? whileItIsNews(data) : data.expectedUntil,
    as: { start: data.expectedFrom, end: data.expectedUntil, timeZone: data.timeZone, spaceName: data.spaceName },
    to: recipients(kind, data).map((personId) => ({ personId, matter: { visit: asTold(data, forgotten) } })),
  }),
  fetch: (kind, { visit }, sources) => (kind === 'visitor-arrived' ? visitorOf(visit, sources) : forTheGuest(kind, visit, sources)),
  write: writeAboutVisit,
};

const whileItIsNews = ({ arrivedAt }: VisitSnapshot): string | null =>
  arrivedAt === null ? null : Temporal.Instant.from(arrivedAt).add(newsFor).toString();

// Attendees are told of their registrations, and those who walk in are here already.
function recipients(kind: VisitMessage, { kind: visitKind, state, visitorId, hostId }: VisitSnapshot): string[] {
  if (kind === 'visitor-arrived') return hostId === null ? [] : [hostId];
  return visitKind === 'guest' && visitorId !== null && state !== 'left' ? [visitorId] : [];
}

async function visitorOf({ visitId }: ToldVisit, sources: Sources): Promise<Fetched> {
  const { visitorName: name, visitorOrganisation: organisation } = await sources.ask(revealVisitor, { visitId });
  return { visitor: { name, organisation } };
}

async function forTheGuest(kind: VisitMessage, visit: ToldVisit, sources: Sources): Promise<Fetched> {
  const hostName = visit.hostId === null ? null : await sources.nameOf(visit.hostId);
  if (kind === 'visit-cancelled') return { hostName };
  return { hostName, pass: passFor(visit, await sources.ask(revealPass, { visitId: visit.visitId }), sources) };
}

const asTold = (data: VisitSnapshot, forgotten: ReadonlySet<string>): ToldVisit => {
  const { visitId, title, siteId, siteName, address, spaceName, timeZone, expectedFrom: start, expectedUntil: end, arrivedAt, version } = data;
  const hostId = data.hostId !== null && forgotten.has(data.hostId) ? null : data.hostId;
  return { visitId, hostId, title, siteId, siteName, address, spaceName, timeZone, start, end, arrivedAt, version };
};
