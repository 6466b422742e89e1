import { claimCase, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { mustBeRemembered } from '../erasure/person-lock.js';
import { findHandling, toHandling } from './case-handling.js';
import { storeAssignment } from './store-assignment.js';

@Answers(claimCase)
export class ClaimCase {
  async execute({ input: { caseId }, actor, now, tx, publish }: CommandCall<typeof claimCase>): Promise<ReplyOf<typeof claimCase>> {
    await mustBeRemembered(tx, actor.id);
    // Of two at once the second waits here, and then finds that there is nothing left to take.
    const taken = await tx.execute(sql`
      update cases set assigned_to = ${actor.id}, assigned_at = ${now}, version = version + 1 where id = ${caseId} and assigned_to is null`);
    if (taken) return storeAssignment({ tx, publish, actor, now }, caseId);
    const handling = await findHandling(tx, caseId, now);
    if (handling.assignedTo !== actor.id) throw new DomainError('case.already-claimed', { assignedTo: handling.assignedTo! });
    return toHandling(handling);
  }
}
