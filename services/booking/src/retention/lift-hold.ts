import { liftHold, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { forgetPerson } from '../erasure/forget-person.js';
import { unlessErased } from '../erasure/unless-erased.js';
import { lockCase } from '../register/must-be-case.js';
import { holdsWhere } from './case-holds.js';

@Answers(liftHold)
export class LiftHold {
  async execute({ input: { caseId, reason }, actor, tx, publish, now }: CommandCall<typeof liftHold>): Promise<ReplyOf<typeof liftHold>> {
    const by = await unlessErased(tx, actor.id);
    await lockCase(tx, caseId);
    const lifted = await tx.maybeOne<{ id: string }>(sql`
      update case_holds set lifted_at = ${now}, lifted_by = ${by}, lift_reason = ${reason}
      where case_id = ${caseId} and lifted_at is null returning id`);
    if (!lifted) throw new DomainError('case.not-on-hold');
    // Those who were erased meanwhile are forgotten here too.
    const waiting = await tx.query<{ personId: string; version: number }>(sql`
      delete from erasures_on_hold where case_id = ${caseId} returning person_id as "personId", version`);
    for (const { personId, version } of waiting) await forgetPerson({ tx, publish, now }, { personId, version: version + 1, except: '' });
    const [hold] = await holdsWhere(tx, sql`case_holds.id = ${lifted.id}`);
    return hold!;
  }
}
