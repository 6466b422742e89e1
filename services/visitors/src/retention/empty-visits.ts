import { newId, type Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';
import { unnamedErrand } from '../domain/forgetting.js';

const batch = 500;

// What an event is called is known to all. What a host or the reception has written may say who came.
const namelessTitle = sql`case kind when 'attendee' then title else ${unnamedErrand}::jsonb end`;

/**
 * Removes who it was from visits that have been over for `days`, with a row that proves it; none where there was nothing to
 * remove.
 * @returns whether there may be more
 */
export async function emptyVisits(tx: Transaction, days: number, now: Instant): Promise<boolean> {
  const endedBefore = now.subtract({ hours: days * 24 });
  const { found, held } = await tx.one<{ found: number; held: number }>(sql`
    with due as (
      select id, num_nonnulls(visitor_name, visitor_organisation, visitor_id, host_id) > 0 or title <> ${namelessTitle}
        or exists (select from passages where visit_id = visits.id and by is not null) as is_held
      from visits where emptied_at is null and over_at < ${endedBefore}
      order by over_at limit ${batch} for update skip locked
    ),
    emptied as (
      update visits set visitor_name = null, visitor_organisation = null, visitor_id = null, host_id = null, emptied_at = ${now},
        title = ${namelessTitle}
      from due where visits.id = due.id
    ),
    unsigned as (update passages set by = null from due where visit_id = due.id and by is not null),
    -- What has been told is kept for a week, and what was answered for two days.
    told as (delete from outbox where aggregate_id in (select id from due) and published_at is not null),
    answered as (delete from idempotency where coalesce(reply ->> 'id', reply #>> '{visit,id}') in (select id::text from due))
    select count(*) as found, count(*) filter (where is_held) as held from due`);
  if (held > 0) {
    await tx.execute(sql`
      insert into removals (id, at, rule, ended_before, visits)
      values (${newId()}, ${now}, ${`${days} days after the visit`}, ${endedBefore}, ${held})`);
  }
  return found === batch;
}
