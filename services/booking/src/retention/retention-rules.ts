import type { RetentionRule } from '#contracts';
import type { Instant } from '#kernel';
import { sql, type Queryable } from '#persistence';
import { countedFrom, type RecordKind } from '../domain/retention.js';

interface RuleRow {
  kind: RecordKind;
  version: number;
  keepDays: number | null;
  decision: string;
  at: Instant;
}

/** The rules in force, in the order of their kinds. */
export async function retentionRules(db: Queryable): Promise<RetentionRule[]> {
  const rows = await db.query<RuleRow>(sql`
    select distinct on (kind) kind, version, keep_days as "keepDays", decision, at from retention_rules order by kind, version desc`);
  return rows.map((row) => ({ ...row, countedFrom: countedFrom[row.kind], at: row.at.toString() }));
}

export async function retentionRule(db: Queryable, kind: RecordKind): Promise<RetentionRule> {
  const rules = await retentionRules(db);
  return rules.find((rule) => rule.kind === kind)!;
}
