import { sql } from '#persistence';
import { wasOver, type Remover } from './remover.js';

/** What applicant and staff wrote to each other, and how far each has read. */
export const removeThreads: Remover = {
  kind: 'thread',
  due: (before) => sql`
    select distinct cases.id from messages join cases on cases.id = messages.case_id where ${wasOver(before)}`,
  remove: async ({ tx }, { id }) => {
    await tx.execute(sql`delete from attachments where case_id = ${id}`);
    await tx.execute(sql`delete from thread_reads where case_id = ${id}`);
    return tx.execute(sql`delete from messages where case_id = ${id}`);
  },
};

/** Files that came with it. */
export const removeAttachments: Remover = {
  kind: 'attachment',
  due: (before) => sql`
    select distinct cases.id from attachments join cases on cases.id = attachments.case_id
    where message_id is not null and ${wasOver(before)}`,
  remove: ({ tx }, { id }) => tx.execute(sql`delete from attachments where case_id = ${id} and message_id is not null`),
};
