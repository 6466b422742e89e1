import type { RetentionRule } from '#contracts';
import type { Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';

interface Removed {
  /** Null for what belongs to no case. */
  caseNumber: string | null;
  count: number;
}

/** Adds to the log what has been removed and why; the database adds the digest of the row before. */
export async function logRemoval(
  tx: Transaction,
  { kind, version, decision }: RetentionRule,
  now: Instant,
  { caseNumber, count }: Removed,
): Promise<void> {
  await tx.execute(sql`
    insert into removal_log (at, kind, case_number, count, rule_version, decision)
    values (${now}, ${kind}, ${caseNumber}, ${count}, ${version}, ${decision})`);
}
