import { sql, type Transaction } from '#persistence';
import { isOnHold } from '../retention/case-holds.js';

/**
 * Takes the words out of the threads of her cases, whoever wrote them, with all that was sent in them; that there were messages, and
 * when, stays with the case. Where she is of the staff, what she wrote for the house stays, without her.
 * @returns ids of what has been told of her
 */
export async function forgetThreads(tx: Transaction, personId: string, bookingIds: readonly string[]): Promise<string[]> {
  const cases = await tx.query<{ id: string }>(sql`select distinct case_id as id from bookings where id = any (${bookingIds}::uuid[])`);
  const caseIds = cases.map(({ id }) => id);
  const messages = await tx.query<{ id: string }>(sql`
    update messages set text = null, author_id = nullif(author_id, ${personId}) where case_id = any (${caseIds}::uuid[]) returning id`);
  await tx.execute(sql`delete from attachments where case_id = any (${caseIds}::uuid[]) or (sent_by = ${personId} and message_id is null)`);
  await tx.execute(sql`update messages set author_id = null where author_id = ${personId} and not ${isOnHold(sql`messages.case_id`)}`);
  await tx.execute(sql`update attachments set sent_by = null where sent_by = ${personId} and not ${isOnHold(sql`attachments.case_id`)}`);
  await tx.execute(sql`delete from thread_reads where person_id = ${personId}`);
  const messageIds = messages.map(({ id }) => id);
  // Whoever wrote to her was answered with what she wrote.
  await tx.execute(sql`delete from idempotency where reply #>> '{message,id}' = any (${messageIds}::text[])`);
  return messageIds;
}

/** Nobody handles what she did, and nobody is away or stands in as her. @returns ids of what has been told of her */
export async function forgetHandling(tx: Transaction, personId: string): Promise<string[]> {
  await tx.execute(sql`
    update cases set assigned_to = null, assigned_at = null, version = version + 1 where assigned_to = ${personId}`);
  const assignments = await tx.query<{ id: string }>(sql`
    update case_assignments set staff_id = null where staff_id = ${personId} returning id`);
  await tx.execute(sql`update case_assignments set by = null where by = ${personId}`);
  await tx.execute(sql`delete from absences where staff_id = ${personId}`);
  await tx.execute(sql`update absences set stand_in_id = null where stand_in_id = ${personId}`);
  return assignments.map(({ id }) => id);
}
