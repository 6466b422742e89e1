import type { EventSnapshot } from '#contracts';
import type { Family } from '../announcing/family.js';
import { writeAboutEvent } from '../domain/letters/events/event-letters.js';
import type { ToldEvent } from '../domain/told.js';

export const events: Family<EventSnapshot, { event: ToldEvent }> = {
  name: 'event',
  peopleIn: ({ organiserId }) => (organiserId === null ? [] : [organiserId]),
  announced: (_name, data) => ({
    about: data.eventId,
    version: data.version,
    calendar: null,
    until: data.end,
    as: { start: data.start, end: data.end, timeZone: data.timeZone, spaceName: data.spaceName },
    to: data.organiserId === null ? [] : [{ personId: data.organiserId, matter: { event: asTold(data) } }],
  }),
  fetch: async () => ({}),
  write: writeAboutEvent,
};

const asTold = ({ eventId, title, start, end, timeZone, version }: EventSnapshot): ToldEvent => ({ eventId, title, start, end, timeZone, version });
