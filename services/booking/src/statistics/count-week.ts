import { raw, sql, type Transaction } from '#persistence';
import type { Counting } from './counted-weeks.js';
import { keepRequests } from './count-requests.js';
import { keepUse } from './count-use.js';

const tables = {
  use: { counted: raw('use_weeks'), first: sql`select min(starts_at) from bookings`, keep: keepUse },
  requests: { counted: raw('request_weeks'), first: sql`select min(received_at) from cases`, keep: keepRequests },
};

/** Counts one week that has not been, or in which something has changed since. @returns false when there is none, or somebody is changing it */
export async function countNextWeek(tx: Transaction, counting: Counting): Promise<boolean> {
  const week = await nextWeek(tx, counting);
  if (week === undefined) return false;
  const at = sql`${week}::timestamptz`;
  const { isAlone } = await tx.one<{ isAlone: boolean }>(sql`select pg_try_advisory_xact_lock(week_lock(${counting}, ${at})) as "isAlone"`);
  if (!isAlone) return false;
  // In a statement of its own, which sees what has been stored until the lock was had.
  await tx.execute(tables[counting].keep(at));
  await tx.execute(sql`delete from changed_weeks where what = ${counting} and week = ${at}`);
  return true;
}

/** The newest first. By the clock of the database, which marks what changes: see `mark_week`. */
async function nextWeek(tx: Transaction, counting: Counting): Promise<string | undefined> {
  const { counted, first } = tables[counting];
  const next = await tx.maybeOne<{ week: string }>(sql`
    with last as (select date_trunc('week', now() - interval '15 days', 'UTC') as week),
    due as (
      select week from changed_weeks where what = ${counting}
      union all
      select week from generate_series((select date_trunc('week', (${first}), 'UTC')), (select week from last), interval '7 days') as series (week)
      where exists (select from sites where not exists (select from ${counted} as counted where site_id = sites.id and counted.week = series.week))
    )
    select week::text from due where week <= (select week from last) order by week desc limit 1`);
  return next?.week;
}
