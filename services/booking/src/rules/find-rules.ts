import { DomainError } from '#kernel';
import { sql, type Queryable } from '#persistence';
import type { SpaceRules } from '../domain/space-rules.js';

/** Rules as JSON, of `rules`, an alias of space_rules. */
export const rulesAsJson = sql`jsonb_build_object(
  'noticeMinutes', rules.notice_minutes, 'horizonDays', rules.horizon_days, 'shortestMinutes', rules.shortest_minutes,
  'longestMinutes', rules.longest_minutes, 'gridMinutes', rules.grid_minutes, 'whoMayAsk', rules.who_may_ask,
  'approval', rules.approval, 'pendingBlocks', rules.pending_blocks,
  'lateCancellationMinutes', rules.late_cancellation_minutes, 'releaseAfterMinutes', rules.release_after_minutes
)`;

/** Joins to `space` the rules that hold. */
export const joinRules = sql`join space_rules as rules on rules.space_id = space.id and rules.version = space.rules_version`;

export const findRules = async (db: Queryable, spaceId: string): Promise<SpaceRules> => {
  const row = await db.maybeOne<{ rules: SpaceRules }>(sql`
    select ${rulesAsJson} as rules from spaces as space ${joinRules} where space.id = ${spaceId}`);
  if (!row) throw new DomainError('space.not-found');
  return row.rules;
};
