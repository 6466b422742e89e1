import type { ReplyOf, holdCase } from '#contracts';
import type { Instant } from '#kernel';
import { sql, type Queryable, type Sql } from '#persistence';
import { applicantOf } from '../register/must-be-case.js';

type HoldView = ReplyOf<typeof holdCase>;

interface HoldRow extends Omit<HoldView, 'placedAt' | 'liftedAt'> {
  placedAt: Instant;
  liftedAt: Instant | null;
}

/** Holds of cases for which a condition on `case_holds` and `cases` is true, the newest first. */
export async function holdsWhere(db: Queryable, condition: Sql): Promise<HoldView[]> {
  const rows = await db.query<HoldRow>(sql`
    select case_id as "caseId", cases.number as "caseNumber", ${applicantOf(sql`case_holds.case_id`)} as "applicantId", reason, placed_at as "placedAt", placed_by as "placedBy",
      lifted_at as "liftedAt", lifted_by as "liftedBy", lift_reason as "liftReason"
    from case_holds join cases on cases.id = case_id
    where ${condition} order by placed_at desc, case_holds.id desc limit 500`);
  return rows.map((row) => ({ ...row, placedAt: row.placedAt.toString(), liftedAt: row.liftedAt?.toString() ?? null }));
}

/** Whether nothing of the case, named by an expression, may be removed. */
export const isOnHold = (caseId: Sql): Sql => sql`exists (select from case_holds where case_holds.case_id = ${caseId} and lifted_at is null)`;
