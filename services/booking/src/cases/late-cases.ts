import type { InboxItem } from '#contracts';
import { newId, type Instant } from '#kernel';
import { sql, type Queryable, type Sql, type Transaction } from '#persistence';
import { openCases } from './inbox-rows.js';

export interface LateCase extends Pick<InboxItem, 'caseId' | 'caseNumber' | 'decides' | 'siteId' | 'spaceName' | 'timeZone'> {
  siteName: InboxItem['spaceName'];
  start: Instant;
  end: Instant;
  receivedAt: Instant;
  dueAt: Instant;
}

/**
 * Cases that are late, as the inbox has it, of which nobody has been told since they were due. Where the clock was stopped, or a
 * site gives more time, a case may become late again; where a site gives less, what was told of before is not told again.
 */
const untold = (now: Instant): Sql => sql`
  select * from (${openCases({}, now)}) as open
  where is_late and not exists (select from late_cases where case_id = open.id and told_at >= open.due_at)`;

/** Ids of those who have waited the longest. */
export async function untoldCases(db: Queryable, now: Instant, limit: number): Promise<string[]> {
  const rows = await db.query<{ id: string }>(sql`select id from (${untold(now)}) as late order by due_at, id limit ${limit}`);
  return rows.map(({ id }) => id);
}

/** A case as it is told of, if it still is; the caller has locked it. */
export const findUntold = (tx: Transaction, caseId: string, now: Instant): Promise<LateCase | undefined> =>
  tx.maybeOne<LateCase>(sql`
    select late.id as "caseId", late.number as "caseNumber", case when asked_at is null then 'request' else 'change' end as decides,
      late.site_id as "siteId", site.name as "siteName", space.name as "spaceName", late.time_zone as "timeZone", late.starts_at as start,
      late.ends_at as "end", coalesce(asked_at, received_at) as "receivedAt", due_at as "dueAt"
    from (${untold(now)}) as late join sites as site on site.id = late.site_id join spaces as space on space.id = late.space_id
    where late.id = ${caseId}`);

/** @returns the id under which it is told of; undefined where somebody else has told of it */
export async function noteTold(tx: Transaction, late: Pick<LateCase, 'caseId' | 'dueAt'>, told: { at: Instant; to: string | null }): Promise<string | undefined> {
  const id = newId();
  const isNoted = await tx.execute(sql`
    insert into late_cases (id, case_id, due_at, told_at, told_to) values (${id}, ${late.caseId}, ${late.dueAt}, ${told.at}, ${told.to})
    on conflict do nothing`);
  return isNoted ? id : undefined;
}
