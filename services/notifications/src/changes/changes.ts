import type { ChangeSnapshot } from '#contracts';
import type { Family } from '../announcing/family.js';
import { writeAboutChange } from '../domain/letters/changes/change-letters.js';
import type { ToldChange } from '../domain/told.js';

export const changes: Family<ChangeSnapshot, { change: ToldChange }> = {
  name: 'change',
  peopleIn: ({ applicantId }) => (applicantId === null ? [] : [applicantId]),
  announced: (_name, data) => ({
    about: data.changeId,
    version: data.version,
    // Her calendar shows the booking, which stays as it is.
    calendar: null,
    until: null,
    as: { start: data.start, end: data.end, timeZone: data.timeZone, spaceName: data.spaceName },
    to: data.applicantId === null ? [] : [{ personId: data.applicantId, matter: { change: asTold(data) } }],
  }),
  fetch: async () => ({}),
  write: writeAboutChange,
};

const asTold = (data: ChangeSnapshot): ToldChange => {
  const { changeId, title, people, siteName, address, spaceName, timeZone, start, end, from, reason, listedReason, version } = data;
  return { changeId, title, people, siteName, address, spaceName, timeZone, start, end, from, reason, listedReason, version };
};
