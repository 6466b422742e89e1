import type { Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';
import type { SpaceRules } from '../domain/space-rules.js';

interface NewRules extends SpaceRules {
  by: string | null;
  now: Instant;
}

/** Adds the next version of a space's rules, which holds from now on. @returns its number */
export async function storeRules(tx: Transaction, spaceId: string, rules: NewRules): Promise<number> {
  const { version } = await tx.one<{ version: number }>(sql`
    insert into space_rules
      (space_id, version, notice_minutes, horizon_days, shortest_minutes, longest_minutes, grid_minutes, who_may_ask, approval,
       pending_blocks, late_cancellation_minutes, release_after_minutes, at, by)
    select ${spaceId}::uuid, coalesce(max(version), 0) + 1, ${rules.noticeMinutes}::int, ${rules.horizonDays}::int,
      ${rules.shortestMinutes}::int, ${rules.longestMinutes}::int, ${rules.gridMinutes}::int, ${rules.whoMayAsk},
      ${rules.approval}, ${rules.pendingBlocks}::boolean, ${rules.lateCancellationMinutes}::int, ${rules.releaseAfterMinutes}::int,
      ${rules.now}::timestamptz, ${rules.by}::uuid
    from space_rules where space_id = ${spaceId}
    returning version`);
  await tx.execute(sql`update spaces set rules_version = ${version} where id = ${spaceId} and rules_version <> ${version}`);
  return version;
}
