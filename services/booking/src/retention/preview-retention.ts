import { Temporal } from 'temporal-polyfill';
import { previewRetention, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';
import { dueBefore } from '../domain/retention.js';
import { isOnHold } from './case-holds.js';
import { removers } from './removers.js';
import { retentionRules } from './retention-rules.js';

type Kinds = ReplyOf<typeof previewRetention>['kinds'];

@Answers(previewRetention)
export class PreviewRetention {
  async execute({ input: { until }, db }: QueryCall<typeof previewRetention>): Promise<ReplyOf<typeof previewRetention>> {
    const at = Temporal.PlainDate.from(until).toZonedDateTime('UTC').toInstant();
    const rules = await retentionRules(db);
    const kinds: Kinds = [];
    for (const { kind, due } of removers) {
      const before = dueBefore(rules.find((rule) => rule.kind === kind)!.keepDays, at);
      const counted = before && (await db.one<{ due: number; onHold: number }>(sql`
        select count(*) filter (where not is_held) as due, count(*) filter (where is_held) as "onHold"
        from (select ${isOnHold(sql`due.id`)} as is_held from (${due(before)}) as due) as counted`));
      kinds.push({ kind, ...(counted ?? { due: 0, onHold: 0 }) });
    }
    return { kinds };
  }
}
