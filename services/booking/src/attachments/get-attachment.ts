import { getAttachment, type ReplyOf } from '#contracts';
import { DomainError, isStaff } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';
import { seenCase } from '../threads/seen-case.js';

type Part = Omit<ReplyOf<typeof getAttachment>, 'content' | 'applicantId'> & { content: Buffer };

@Answers(getAttachment)
export class GetAttachment {
  async execute({ input, actor, db }: QueryCall<typeof getAttachment>): Promise<ReplyOf<typeof getAttachment>> {
    const { applicantId } = await seenCase(db, input.caseId, actor);
    // Until it goes with a message it is for whoever sent it, and with a note for staff alone.
    const part = await db.maybeOne<Part>(sql`
      select attachment.name, attachment.kind, attachment.bytes, attachment.parts, part.content
      from attachments as attachment
      join attachment_parts as part on part.attachment_id = attachment.id and part.part = ${input.part}
      left join messages as message on message.id = attachment.message_id
      where attachment.id = ${input.attachmentId} and attachment.case_id = ${input.caseId} and attachment.is_whole
        and (attachment.sent_by = ${actor.id} or message.id is not null and (${isStaff(actor)} or not message.is_internal))`);
    if (!part) throw new DomainError('attachment.not-found');
    return { ...part, applicantId, content: part.content.toString('base64') };
  }
}
