import { showApprovalRules, type ReplyOf } from '#contracts';
import { DomainError, type Instant } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';

type Shown = ReplyOf<typeof showApprovalRules>;

@Answers(showApprovalRules)
export class ShowApprovalRules {
  async execute({ input, db }: QueryCall<typeof showApprovalRules>): Promise<Shown> {
    const row = await db.maybeOne<Omit<Shown, 'at'> & { at: Instant | null }>(sql`
      select site.id as "siteId", rules.version, people_over as "peopleOver",
        coalesce(outside_opening_hours, false) as "outsideOpeningHours", coalesce(alcohol, false) as alcohol, at
      from sites as site
      left join approval_rules as rules on rules.site_id = site.id and rules.version = site.approval_rules_version
      where site.id = ${input.siteId}`);
    if (!row) throw new DomainError('site.not-found');
    return { ...row, at: row.at?.toString() ?? null };
  }
}
