import { assignCase, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { mustBeRemembered } from '../erasure/person-lock.js';
import { findHandling, lockCase, toHandling } from './case-handling.js';
import { storeAssignment } from './store-assignment.js';

@Answers(assignCase)
export class AssignCase {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof assignCase>): Promise<ReplyOf<typeof assignCase>> {
    await mustBeRemembered(tx, input.staffId);
    await lockCase(tx, input);
    const isNew = await tx.execute(sql`
      update cases set assigned_to = ${input.staffId}, assigned_at = ${now}, version = version + 1
      where id = ${input.caseId} and assigned_to is distinct from ${input.staffId}`);
    if (isNew) return storeAssignment({ tx, publish, actor, now }, input.caseId);
    return toHandling(await findHandling(tx, input.caseId, now));
  }
}
