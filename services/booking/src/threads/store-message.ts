import { messagePosted, type MessageView } from '#contracts';
import { DomainError, newId, type Actor, type Instant } from '#kernel';
import type { Publish } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { messageColumns, toMessageView, type MessageRow } from './message-row.js';
import type { SeenCase } from './seen-case.js';

interface Writing {
  tx: Transaction;
  publish: Publish;
  actor: Actor;
  now: Instant;
}

interface Written {
  text: string;
  attachmentIds: readonly string[];
  writtenAs: 'staff' | 'applicant';
  isInternal: boolean;
  wantsAnswer: boolean;
  /** Who of the staff is to know of it; null where that is nobody's own. */
  toldTo?: string | null;
}

/** Puts a message at the end of the thread of a case, which the caller has locked, and tells that it is there. */
export async function storeMessage({ tx, publish, actor, now }: Writing, { caseId, ...seen }: SeenCase, written: Written): Promise<MessageView> {
  const { writtenAs, isInternal, wantsAnswer, toldTo = null } = written;
  const id = newId();
  await tx.execute(sql`
    insert into messages (id, case_id, position, at, written_as, author_id, text, is_internal, wants_answer, told_to)
    values (${id}, ${caseId}, (select coalesce(max(position), 0) + 1 from messages where case_id = ${caseId}), ${now}, ${writtenAs},
      ${actor.id}, ${written.text}, ${isInternal}, ${wantsAnswer}, ${toldTo})`);
  await attach(tx, { caseId, messageId: id, attachmentIds: written.attachmentIds, actor });
  const { caseNumber, applicantId, siteName, spaceName, timeZone, start, end } = seen;
  publish(messagePosted, {
    aggregateId: id,
    aggregateVersion: 1,
    data: {
      postId: id, caseId, caseNumber, applicantId, from: writtenAs, isInternal, wantsAnswer, handledBy: toldTo, siteName, spaceName, timeZone,
      start: start.toString(), end: end.toString(), version: 1,
    },
  });
  const row = await tx.one<MessageRow>(sql`select ${messageColumns} from messages as message where message.id = ${id}`);
  return toMessageView(row, actor);
}

interface Attaching {
  caseId: string;
  messageId: string;
  attachmentIds: readonly string[];
  actor: Actor;
}

/** @throws DomainError where one is not the writer's own, belongs to another message, or has not come whole */
async function attach(tx: Transaction, { caseId, messageId, attachmentIds, actor }: Attaching): Promise<void> {
  const ids = [...new Set(attachmentIds)];
  if (ids.length === 0) return;
  const found = await tx.query<{ isWhole: boolean }>(sql`
    select is_whole as "isWhole" from attachments
    where id = any (${ids}::uuid[]) and case_id = ${caseId} and sent_by = ${actor.id} and message_id is null
    order by id for update`);
  if (found.length < ids.length) throw new DomainError('attachment.not-found');
  if (!found.every(({ isWhole }) => isWhole)) throw new DomainError('attachment.part-missing');
  await tx.execute(sql`
    update attachments set message_id = ${messageId}, position = wanted.position
    from unnest(${ids}::uuid[]) with ordinality as wanted (id, position) where attachments.id = wanted.id`);
}
