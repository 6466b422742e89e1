import { isStaff, type Actor } from '#kernel';
import { sql, type Sql } from '#persistence';
import { seenBy } from './message-row.js';

/** Selects how far the actor has read the thread of a case. */
export const readUntil = (caseId: Sql, actor: Actor): Sql =>
  sql`coalesce((select position from thread_reads where case_id = ${caseId} and person_id = ${actor.id}), 0)`;

/** Selects how many messages of others she has not read. */
export const unreadBy = (caseId: Sql, actor: Actor): Sql => sql`(
  select count(*)::integer from messages as message
  where message.case_id = ${caseId} and message.author_id is distinct from ${actor.id}::uuid and message.position > ${readUntil(caseId, actor)} ${seenBy(actor)}
)`;

/** Selects how far anybody of the other side has read. */
export const seenByOthers = (caseId: Sql, actor: Actor): Sql =>
  sql`coalesce((select max(position) from thread_reads where case_id = ${caseId} and is_staff <> ${isStaff(actor)}), 0)`;
