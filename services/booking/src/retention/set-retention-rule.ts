import { setRetentionRule, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { countedFrom, isFixed } from '../domain/retention.js';
import { unlessErased } from '../erasure/unless-erased.js';
import { retentionRule } from './retention-rules.js';

@Answers(setRetentionRule)
export class SetRetentionRule {
  async execute({ input, actor, tx, now }: CommandCall<typeof setRetentionRule>): Promise<ReplyOf<typeof setRetentionRule>> {
    const { kind, keepDays, decision } = input;
    if (isFixed(kind)) throw new DomainError('retention.kind-is-fixed');
    const by = await unlessErased(tx, actor.id);
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`retention ${kind}`}, 0))`);
    const current = await retentionRule(tx, kind);
    if (current.version !== input.version) throw new DomainError('version.changed', { current: current.version });
    const version = current.version + 1;
    await tx.execute(sql`
      insert into retention_rules (kind, version, keep_days, decision, at, by)
      values (${kind}, ${version}, ${keepDays}, ${decision}, ${now}, ${by})`);
    return { kind, version, keepDays, countedFrom: countedFrom[kind], decision, at: now.toString() };
  }
}
