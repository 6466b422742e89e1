import { holdCase, type ReplyOf } from '#contracts';
import { DomainError, newId } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { unlessErased } from '../erasure/unless-erased.js';
import { lockCase } from '../register/must-be-case.js';
import { holdsWhere } from './case-holds.js';

@Answers(holdCase)
export class HoldCase {
  async execute({ input: { caseId, reason }, actor, tx, now }: CommandCall<typeof holdCase>): Promise<ReplyOf<typeof holdCase>> {
    const by = await unlessErased(tx, actor.id);
    await lockCase(tx, caseId);
    const id = newId();
    const placed = await tx.execute(sql`
      insert into case_holds (id, case_id, reason, placed_at, placed_by) values (${id}, ${caseId}, ${reason}, ${now}, ${by})
      on conflict do nothing`);
    if (placed === 0) throw new DomainError('case.already-on-hold');
    const [hold] = await holdsWhere(tx, sql`case_holds.id = ${id}`);
    return hold!;
  }
}
