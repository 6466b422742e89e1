import type { EventSnapshot } from '#contracts';
import type { Family } from '../announcing/family.js';
import { writeAboutProgramme } from '../domain/letters/programme/programme-letters.js';
import type { ToldProgramme } from '../domain/told.js';

/** What those hear who want to know what is new in the programme. What is in it is public. */
export const programmeNews: Family<EventSnapshot, { programme: ToldProgramme }> = {
  name: 'event',
  peopleIn: () => [],
  announced: (_name, data) => ({
    about: data.eventId,
    version: data.version,
    calendar: null,
    until: data.start,
    as: { start: data.start, end: data.end, timeZone: data.timeZone, spaceName: data.spaceName },
    to: [],
    ...(data.state === 'published' ? { toWhoeverAsked: { programme: asTold(data) } } : {}),
  }),
  fetch: async () => ({}),
  write: writeAboutProgramme,
};

const asTold = ({ eventId, slug, title, attendance, start, end, timeZone, siteId, siteName, address, spaceName, version }: EventSnapshot): ToldProgramme => ({
  eventId, slug, title, attendance, start, end, timeZone, siteId, siteName, address, spaceName, version,
});
