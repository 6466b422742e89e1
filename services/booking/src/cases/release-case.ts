import { releaseCase, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { findHandling, lockCase, toHandling } from './case-handling.js';
import { storeAssignment } from './store-assignment.js';

@Answers(releaseCase)
export class ReleaseCase {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof releaseCase>): Promise<ReplyOf<typeof releaseCase>> {
    await lockCase(tx, input);
    const released = await tx.execute(sql`
      update cases set assigned_to = null, assigned_at = null, version = version + 1
      where id = ${input.caseId} and assigned_to is not null`);
    if (released) return storeAssignment({ tx, publish, actor, now }, input.caseId);
    return toHandling(await findHandling(tx, input.caseId, now));
  }
}
