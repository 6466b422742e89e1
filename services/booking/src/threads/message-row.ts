import type { MessageView } from '#contracts';
import { isStaff, type Actor, type Instant } from '#kernel';
import { empty, sql, type Sql } from '#persistence';

export interface MessageRow extends Omit<MessageView, 'at'> {
  at: Instant;
}

/** Selects a MessageRow from `message`, an alias of messages. */
export const messageColumns = sql`
  message.id, message.position, message.at, message.written_as as "writtenAs", message.author_id as "authorId", message.text,
  message.is_internal as "isInternal", message.wants_answer as "wantsAnswer",
  (
    select coalesce(jsonb_agg(
      jsonb_build_object('id', id, 'name', name, 'kind', kind, 'bytes', bytes, 'isWhole', is_whole) order by attachments.position
    ), '[]')
    from attachments where message_id = message.id
  ) as attachments`;

/** Which messages the actor sees. */
export const seenBy = (actor: Actor): Sql => (isStaff(actor) ? empty : sql`and not message.is_internal`);

/** Who of the staff wrote is for the house alone. */
export const toMessageView = (row: MessageRow, actor: Actor): MessageView => ({
  ...row,
  at: row.at.toString(),
  authorId: row.writtenAs === 'applicant' || isStaff(actor) ? row.authorId : null,
});
