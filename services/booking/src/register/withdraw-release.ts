import { withdrawRelease, type ReplyOf } from '#contracts';
import { DomainError, type Instant } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { unlessErased } from '../erasure/unless-erased.js';
import { lockCase } from './must-be-case.js';

type Withdrawn = Omit<ReplyOf<typeof withdrawRelease>, 'releasedAt' | 'endedAt'> & { releasedAt: Instant };

@Answers(withdrawRelease)
export class WithdrawRelease {
  async execute({ input, actor, tx, now }: CommandCall<typeof withdrawRelease>): Promise<ReplyOf<typeof withdrawRelease>> {
    const { caseId, field, sourceId } = input;
    const by = await unlessErased(tx, actor.id);
    await lockCase(tx, caseId);
    const withdrawn = await tx.maybeOne<Withdrawn>(sql`
      update released_texts set ended_at = ${now}, ended_by = ${by}
      where case_id = ${caseId} and field = ${field} and source_id = ${sourceId} and ended_at is null
      returning field, source_id as "sourceId", version, text, released_at as "releasedAt"`);
    if (!withdrawn) throw new DomainError('release.not-found');
    return { ...withdrawn, releasedAt: withdrawn.releasedAt.toString(), endedAt: now.toString() };
  }
}
