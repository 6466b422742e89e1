import { listHolds, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';
import { holdsWhere } from './case-holds.js';

@Answers(listHolds)
export class ListHolds {
  async execute({ input: { caseId }, db }: QueryCall<typeof listHolds>): Promise<ReplyOf<typeof listHolds>> {
    return { items: await holdsWhere(db, caseId === undefined ? sql`lifted_at is null` : sql`case_id = ${caseId}`) };
  }
}
