import { addAttachment, attachmentLimits, type InputOf, type ReplyOf } from '#contracts';
import { DomainError, type Actor, type Instant } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { fileName } from '../domain/attachments.js';
import { lockSeenCase } from '../threads/seen-case.js';
import { attachmentColumns, toAttachmentView, type AttachmentRow } from './attachment-row.js';
import { mustBeWhatItSays } from './checked-file.js';

type Input = InputOf<typeof addAttachment>;

@Answers(addAttachment)
export class AddAttachment {
  async execute({ input, actor, now, tx }: CommandCall<typeof addAttachment>): Promise<ReplyOf<typeof addAttachment>> {
    await lockSeenCase(tx, input.caseId, actor);
    const before = (await beginning(tx, input, actor)) ?? (await begin(tx, input, actor, now));
    if (before.parts !== input.parts || before.kind !== input.kind || before.isWhole) throw new DomainError('attachment.not-found');
    await tx.execute(sql`
      insert into attachment_parts (attachment_id, part, content)
      values (${input.attachmentId}, ${input.part}, ${Buffer.from(input.content, 'base64')}) on conflict do nothing`);
    return toAttachmentView(await complete(tx, before));
  }
}

const beginning = (tx: Transaction, { attachmentId, caseId }: Input, actor: Actor): Promise<AttachmentRow | undefined> =>
  tx.maybeOne<AttachmentRow>(sql`
    select ${attachmentColumns} from attachments
    where id = ${attachmentId} and case_id = ${caseId} and sent_by = ${actor.id} and message_id is null for update`);

async function begin(tx: Transaction, input: Input, actor: Actor, now: Instant): Promise<AttachmentRow> {
  if (input.part > input.parts || (input.kind === 'picture' && input.parts > 1)) throw new DomainError('attachment.not-readable');
  // What was sent for a message that never came.
  await tx.execute(sql`delete from attachments where message_id is null and at < ${now}::timestamptz - interval '1 day'`);
  const { present } = await tx.one<{ present: number }>(sql`select count(*) as present from attachments where case_id = ${input.caseId}`);
  if (present >= attachmentLimits.perCase) throw new DomainError('attachment.too-many', { most: attachmentLimits.perCase });
  const begun = await tx.maybeOne<AttachmentRow>(sql`
    insert into attachments (id, case_id, sent_by, name, kind, parts, at)
    values (${input.attachmentId}, ${input.caseId}, ${actor.id}, ${fileName(input.name, input.kind)}, ${input.kind}, ${input.parts}, ${now})
    on conflict do nothing returning ${attachmentColumns}`);
  if (!begun) throw new DomainError('attachment.not-found');
  return begun;
}

/** As it is with the part that has come; checked, where that was the last. */
async function complete(tx: Transaction, attachment: AttachmentRow): Promise<AttachmentRow> {
  const { id, kind, parts } = attachment;
  const come = await tx.one<{ count: number; bytes: number }>(sql`
    select count(*)::integer, sum(octet_length(content))::integer as bytes from attachment_parts where attachment_id = ${id}`);
  if (come.bytes > attachmentLimits.mostBytes) throw new DomainError('attachment.too-large');
  const isWhole = come.count === parts;
  if (isWhole) await mustBeWhatItSays(kind, await wholeOf(tx, id));
  await tx.execute(sql`update attachments set bytes = ${come.bytes}, is_whole = ${isWhole} where id = ${id}`);
  return { ...attachment, bytes: come.bytes, isWhole };
}

async function wholeOf(tx: Transaction, id: string): Promise<Buffer> {
  const parts = await tx.query<{ content: Buffer }>(sql`select content from attachment_parts where attachment_id = ${id} order by part`);
  return Buffer.concat(parts.map(({ content }) => content));
}
