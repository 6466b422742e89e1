import type { RetentionRule } from '#contracts';
import { sql } from '#persistence';
import { dueBefore } from '../domain/retention.js';
import { isOnHold } from './case-holds.js';
import { logRemoval } from './removal-log.js';
import type { CaseDue, Effects, Remover } from './remover.js';
import { retentionRule } from './retention-rules.js';

// Few at a time: nobody who wants one of these cases waits for long.
const mostCases = 50;
const mostDisclosures = 500;

/** Removes some of what is due of one kind, and logs it. @returns whether there may be more */
export async function removeDue(effects: Effects, remover: Remover): Promise<boolean> {
  const { tx, now } = effects;
  const rule = await retentionRule(tx, remover.kind);
  const before = dueBefore(rule.keepDays, now);
  if (!before) return false;
  const locked = await tx.query<CaseDue>(sql`
    select id, number from cases
    where id in (select id from (${remover.due(before)}) as due where not ${isOnHold(sql`due.id`)} limit ${mostCases})
    order by id for update skip locked`);
  // Somebody may have put one on hold until it was locked.
  const held = await tx.query<{ id: string }>(sql`
    select id from unnest(${locked.map(({ id }) => id)}::uuid[]) as id where ${isOnHold(sql`id`)}`);
  const free = locked.filter(({ id }) => !held.some((one) => one.id === id));
  for (const found of free) {
    const count = await remover.remove(effects, found);
    if (count > 0) await logRemoval(tx, rule, now, { caseNumber: found.number, count });
  }
  return locked.length === mostCases;
}

/** The same of what was given to whom; that the database lets go of by itself, and of nothing else. */
export async function removeDueDisclosures({ tx, now }: Effects): Promise<boolean> {
  const rule: RetentionRule = await retentionRule(tx, 'disclosure-log');
  const removed = await tx.query<{ caseNumber: string; count: number }>(sql`
    select case_number as "caseNumber", count from remove_due_disclosures(${mostDisclosures})`);
  for (const one of removed) await logRemoval(tx, rule, now, one);
  return removed.reduce((sum, { count }) => sum + count, 0) === mostDisclosures;
}
