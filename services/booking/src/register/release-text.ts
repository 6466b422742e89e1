import { releaseText, type ReplyOf } from '#contracts';
import { DomainError, newId } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { isMaskedFrom } from '../domain/masked-text.js';
import { unlessErased } from '../erasure/unless-erased.js';
import { originalText } from './case-texts.js';
import { lockCase } from './must-be-case.js';

@Answers(releaseText)
export class ReleaseText {
  async execute({ input, actor, tx, now }: CommandCall<typeof releaseText>): Promise<ReplyOf<typeof releaseText>> {
    const { caseId, field, sourceId, text } = input;
    const by = await unlessErased(tx, actor.id);
    const { receivedAt } = await lockCase(tx, caseId);
    const original = await originalText(tx, caseId, field, sourceId);
    if (original === undefined) throw new DomainError('release.text-missing');
    if (!isMaskedFrom(text, original)) throw new DomainError('release.not-in-original');

    const same = sql`case_id = ${caseId} and field = ${field} and source_id = ${sourceId}`;
    await tx.execute(sql`update released_texts set ended_at = ${now}, ended_by = ${by} where ${same} and ended_at is null`);
    const { version } = await tx.one<{ version: number }>(sql`
      insert into released_texts (id, case_id, received_at, field, source_id, version, text, released_at, released_by)
      select ${newId()}, ${caseId}, ${receivedAt}, ${field}, ${sourceId}, coalesce(max(version), 0) + 1, ${text}, ${now}, ${by}::uuid
      from released_texts where ${same}
      returning version`);
    return { field, sourceId, version, text, releasedAt: now.toString() };
  }
}
