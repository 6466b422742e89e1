import { listRetentionRules, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { retentionRules } from './retention-rules.js';

@Answers(listRetentionRules)
export class ListRetentionRules {
  async execute({ db }: QueryCall<typeof listRetentionRules>): Promise<ReplyOf<typeof listRetentionRules>> {
    return { rules: await retentionRules(db) };
  }
}
