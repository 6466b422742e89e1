import { revealVisitor, type VisitSnapshot } from '#contracts';
import { Temporal } from 'temporal-polyfill';
import type { Family } from '../announcing/family.js';
import { writeAboutArrival } from '../domain/letters/visits/arrival-letters.js';
import type { ToldVisit } from '../domain/told.js';
import { toldVisit } from './told-visit.js';

/** A host who hears of her guest later than this has met her already. */
const newsFor = { hours: 1 };

/** What a host hears of the visits of her guests. */
export const arrivals: Family<VisitSnapshot, { visit: ToldVisit }> = {
  name: 'visit',
  peopleIn: ({ visitorId, hostId }) => [visitorId, hostId].filter((id) => id !== null),
  announced: (_name, data, forgotten) => ({
    about: data.visitId,
    version: data.version,
    calendar: null,
    until: data.arrivedAt === null ? null : Temporal.Instant.from(data.arrivedAt).add(newsFor).toString(),
    as: { start: data.expectedFrom, end: data.expectedUntil, timeZone: data.timeZone, spaceName: data.spaceName },
    to: data.hostId === null ? [] : [{ personId: data.hostId, matter: { visit: toldVisit(data, forgotten) } }],
  }),
  fetch: async (_name, { visit: { visitId } }, sources) => {
    const { visitorName, visitorOrganisation } = await sources.ask(revealVisitor, { visitId });
    return { visitor: { name: visitorName, organisation: visitorOrganisation } };
  },
  write: writeAboutArrival,
};
