import { listRulesHistory, type ReplyOf } from '#contracts';
import { DomainError, isStaff, type Instant } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';
import { rulesAsJson } from './find-rules.js';

type Version = ReplyOf<typeof listRulesHistory>['versions'][number];

const most = 200;

@Answers(listRulesHistory)
export class ListRulesHistory {
  async execute({ input, actor, db }: QueryCall<typeof listRulesHistory>): Promise<ReplyOf<typeof listRulesHistory>> {
    const rows = await db.query<Omit<Version, 'at'> & { at: Instant }>(sql`
      select rules.version, ${rulesAsJson} as rules, at, by from space_rules as rules
      where space_id = ${input.spaceId} order by version desc limit ${most}`);
    if (rows.length === 0) throw new DomainError('space.not-found');
    return { versions: rows.map((row) => ({ ...row, at: row.at.toString(), by: isStaff(actor) ? row.by : null })) };
  }
}
