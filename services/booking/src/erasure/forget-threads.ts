import { sql, type Transaction } from '#persistence';
import { isOnHold } from '../retention/case-holds.js';

/**
 * Takes the words out of the threads of her cases, whoever wrote them, with all that was sent in them; that there were messages, and
 * when, stays with the case. Where she is of the staff, what she wrote for the house stays, without her.
 * @returns ids of the messages, of which has been told, and of what was sent
 */
export async function forgetThreads(tx: Transaction, personId: string, caseIds: readonly string[]): Promise<{ messageIds: string[]; attachmentIds: string[] }> {
  const messages = await tx.query<{ id: string }>(sql`
    update messages set text = null, author_id = nullif(author_id, ${personId}) where case_id = any (${caseIds}::uuid[]) returning id`);
  const attachments = await tx.query<{ id: string }>(sql`
    delete from attachments where case_id = any (${caseIds}::uuid[]) or (sent_by = ${personId} and message_id is null) returning id`);
  await tx.execute(sql`update messages set author_id = null where author_id = ${personId} and not ${isOnHold(sql`messages.case_id`)}`);
  await tx.execute(sql`update attachments set sent_by = null where sent_by = ${personId} and not ${isOnHold(sql`attachments.case_id`)}`);
  await tx.execute(sql`delete from thread_reads where person_id = ${personId}`);
  return { messageIds: messages.map(({ id }) => id), attachmentIds: attachments.map(({ id }) => id) };
}

/** Nobody handles what she did, and nobody is away or stands in as her. @returns ids of what has been told of her */
export async function forgetHandling(tx: Transaction, personId: string): Promise<string[]> {
  const free = sql`not ${isOnHold(sql`case_assignments.case_id`)}`;
  await tx.execute(sql`
    update cases set assigned_to = null, assigned_at = null, version = version + 1 where assigned_to = ${personId}`);
  const assignments = await tx.query<{ id: string }>(sql`
    update case_assignments set staff_id = null where staff_id = ${personId} and ${free} returning id`);
  await tx.execute(sql`update case_assignments set by = null where by = ${personId} and ${free}`);
  await tx.execute(sql`delete from absences where staff_id = ${personId}`);
  await tx.execute(sql`update absences set stand_in_id = null where stand_in_id = ${personId}`);
  // Only now: who was told something meanwhile had the case locked.
  const told = await tx.query<{ id: string }>(sql`
    with late as (update late_cases set told_to = null where told_to = ${personId} returning id),
    posts as (update messages set told_to = null where told_to = ${personId} returning id)
    select id from late union all select id from posts`);
  return [...assignments, ...told].map(({ id }) => id);
}
