import { markThreadRead, type ReplyOf } from '#contracts';
import { isStaff } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { mustBeRemembered } from '../erasure/person-lock.js';
import { seenCase } from './seen-case.js';
import { readUntil, unreadBy } from './unread.js';

@Answers(markThreadRead)
export class MarkThreadRead {
  async execute({ input, actor, tx }: CommandCall<typeof markThreadRead>): Promise<ReplyOf<typeof markThreadRead>> {
    await mustBeRemembered(tx, actor.id);
    const { applicantId } = await seenCase(tx, input.caseId, actor);
    const caseId = sql`${input.caseId}::uuid`;
    // No further than there is anything to read.
    await tx.execute(sql`
      insert into thread_reads (case_id, person_id, is_staff, position)
      select ${caseId}, ${actor.id}::uuid, ${isStaff(actor) && actor.id !== applicantId}, least(${input.position}::integer, max(position))
      from messages where case_id = ${caseId} having count(*) > 0
      on conflict (case_id, person_id) do update set position = greatest(thread_reads.position, excluded.position)`);
    const marks = await tx.one<{ readUntil: number; unread: number }>(sql`
      select ${readUntil(caseId, actor)} as "readUntil", ${unreadBy(caseId, actor)} as unread`);
    return { caseId: input.caseId, ...marks };
  }
}
