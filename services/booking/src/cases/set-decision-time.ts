import { setDecisionTime, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';

@Answers(setDecisionTime)
export class SetDecisionTime {
  async execute({ input: { siteId, minutes }, tx }: CommandCall<typeof setDecisionTime>): Promise<ReplyOf<typeof setDecisionTime>> {
    const isSet = await tx.execute(sql`update sites set decide_within_minutes = ${minutes} where id = ${siteId}`);
    if (!isSet) throw new DomainError('site.not-found');
    return { siteId, minutes };
  }
}
