import { sql } from '#persistence';
import { messageColumns, type MessageRow } from '../../threads/message-row.js';
import type { Part } from '../part.js';

/** What was written; of files that they are there, each being fetched by itself. */
export const threadPart: Part = {
  name: 'thread',
  read: async ({ db, caseId, masking }) => {
    const messages = await db.query<MessageRow>(sql`
      select ${messageColumns} from messages as message where message.case_id = ${caseId} order by position`);
    return messages.map(({ text, attachments, authorId, ...message }) => ({
      ...message,
      authorId: masking.who(authorId),
      text: message.isInternal ? masking.whole(text, 'internal') : masking.words(text, 'message', message.id),
      attachments: attachments.map((one) => ({ ...one, name: masking.whole(one.name, message.isInternal ? 'internal' : 'contact') })),
    }));
  },
};
