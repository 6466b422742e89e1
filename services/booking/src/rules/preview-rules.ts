import { previewRules, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';
import { consistent } from '../domain/space-rules.js';
import { mustMakeSense, refusedByRules } from './refused-by-rules.js';

@Answers(previewRules)
export class PreviewRules {
  async execute({ input, now, db }: QueryCall<typeof previewRules>): Promise<ReplyOf<typeof previewRules>> {
    const { spaceId } = input;
    const rules = consistent(input.rules);
    mustMakeSense(rules);
    const space = await db.maybeOne<{ siteId: string; rulesVersion: number }>(sql`
      select site_id as "siteId", rules_version as "rulesVersion" from spaces where id = ${spaceId} and in_use`);
    if (!space) throw new DomainError('space.not-found');
    return { rules, rulesVersion: space.rulesVersion, ...(await refusedByRules(db, now, { siteId: space.siteId, spaceId, rules })) };
  }
}
