import type { DataOf, messagePosted } from '#contracts';
import type { Family } from '../announcing/family.js';
import { writeAboutThread } from '../domain/letters/threads/thread-letters.js';
import type { ToldPost } from '../domain/told.js';

type MessagePosted = DataOf<typeof messagePosted>;

export const threads: Family<MessagePosted, { post: ToldPost }> = {
  name: 'message',
  peopleIn: ({ applicantId }) => (applicantId === null ? [] : [applicantId]),
  announced: (_name, data) => ({
    about: data.postId,
    version: data.version,
    calendar: null,
    until: null,
    as: { start: data.start, end: data.end, timeZone: data.timeZone, spaceName: data.spaceName },
    to: isToHer(data) ? [{ personId: data.applicantId, matter: { post: asTold(data) } }] : [],
  }),
  fetch: async () => ({}),
  write: writeAboutThread,
};

// What she wrote herself she knows, and notes are for staff alone.
const isToHer = (data: MessagePosted): data is MessagePosted & { applicantId: string } =>
  data.applicantId !== null && data.from === 'staff' && !data.isInternal;

const asTold = ({ postId, caseId, caseNumber, wantsAnswer, siteName, spaceName, timeZone, start, end, version }: MessagePosted): ToldPost => ({
  postId, caseId, caseNumber, wantsAnswer, siteName, spaceName, timeZone, start, end, version,
});
