import { setApprovalRules, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { unlessErased } from '../erasure/unless-erased.js';

@Answers(setApprovalRules)
export class SetApprovalRules {
  async execute({ input, actor, tx, now }: CommandCall<typeof setApprovalRules>): Promise<ReplyOf<typeof setApprovalRules>> {
    const { siteId, peopleOver, outsideOpeningHours, alcohol } = input;
    const by = await unlessErased(tx, actor.id);
    const site = await tx.maybeOne<{ version: number | null }>(sql`
      select approval_rules_version as version from sites where id = ${siteId} for no key update`);
    if (!site) throw new DomainError('site.not-found');
    if (site.version !== input.version) throw new DomainError('version.changed', { current: site.version });
    const version = (site.version ?? 0) + 1;
    await tx.execute(sql`
      insert into approval_rules (site_id, version, people_over, outside_opening_hours, alcohol, at, by)
      values (${siteId}, ${version}, ${peopleOver}, ${outsideOpeningHours}, ${alcohol}, ${now}, ${by})`);
    await tx.execute(sql`update sites set approval_rules_version = ${version} where id = ${siteId}`);
    return { siteId, peopleOver, outsideOpeningHours, alcohol, version, at: now.toString() };
  }
}
