import { empty, raw, sql, type Queryable, type Sql } from '#persistence';
import type { Period } from '../domain/clock-times.js';
import type { Counted } from '../domain/quantiles.js';
import type { Place } from '../opening/house-hours.js';
import { besidesWeeks, countedWeeks } from './counted-weeks.js';

export interface CountedRequests {
  states: [state: string, isAtOnce: boolean, cases: number][];
  /** What somebody took to approve or decline. */
  decisionMinutes: Counted[];
  leadHours: Counted[];
}

/** Counts the cases that were received in the period, by what has become of them and by how long it took. */
export const countRequests = (db: Queryable, { siteId, spaceId }: Place, period: Period): Promise<CountedRequests> =>
  db.one<CountedRequests>(sql`
    with weeks as materialized (
      select * from (${countedWeeks('requests', siteId, period)}) as counted_week where ${spaceId === undefined}
    ),
    counted as (
      select received.* from (${besidesWeeks(period)}) as besides cross join lateral (
        select ${keys}, count(*) as cases
        from (
          select ${facts} from cases
          where received_at >= since and received_at < until
            and site_id = ${siteId} and (${spaceId ?? null}::uuid is null or space_id = ${spaceId ?? null})
          ${unforeseen}
        ) as received
        ${grouped()}
      ) as received
    )
    select
      coalesce((
        select json_agg(json_build_array(state, at_once, cases))
        from (
          select counted.* from weeks cross join unnest(states) as counted
          union all select state, at_once, cases from counted where what = ${byState}
        ) as states
      ), '[]') as states,
      ${histogram(sql`decision_minutes`, sql`minutes`, byMinutes)} as "decisionMinutes",
      ${histogram(sql`lead_hours`, sql`lead`, byLead)} as "leadHours"`);

/** Counts the requests that every site received in a week, and keeps them. */
export const keepRequests = (week: Sql): Sql => sql`
  with received as (
    select site_id, ${facts} from cases where received_at >= ${week} and received_at < ${week} + interval '7 days' ${unforeseen}
  ),
  counted as (select site_id, ${keys}, count(*) as cases from received ${grouped(sql`site_id,`)})
  insert into request_weeks (site_id, week, states, decision_minutes, lead_hours)
  select sites.id, ${week},
    ${kept(sql`(state, at_once, cases)::counted_states`, sql`what = ${byState}`)},
    ${kept(sql`(minutes, cases)::counted_values`, sql`what = ${byMinutes} and minutes is not null`)},
    ${kept(sql`(lead, cases)::counted_values`, sql`what = ${byLead}`)}
  from sites left join counted on site_id = sites.id
  group by sites.id
  on conflict (site_id, week) do update set
    states = excluded.states, decision_minutes = excluded.decision_minutes, lead_hours = excluded.lead_hours`;

const facts = raw(`
  state, coalesce(decided_at = received_at, false) as at_once,
  case when state in ('approved', 'declined') and decided_at <> received_at
    then floor(date_part('epoch', decided_at - received_at) / 60)::int end as minutes,
  floor(date_part('epoch', starts_at - received_at) / 3600)::int as lead`);
// So that Postgres knows nothing of these values: it would take each for one of its own, and sort all.
const unforeseen = raw('offset 0');
const keys = raw('grouping(state, minutes, lead) as what, state, at_once, minutes, lead');
const grouped = (within: Sql = empty): Sql => sql`group by grouping sets ((${within} state, at_once), (${within} minutes), (${within} lead))`;

// As grouping() tells which set a row belongs to: a bit for each column that is not in it.
const byState = 0b011;
const byMinutes = 0b101;
const byLead = 0b110;

// Quicker than json_agg, and there are many.
const histogram = (kept: Sql, value: Sql, what: number): Sql => sql`
  coalesce((
    select translate(array_agg(array[value, cases])::text, '{}', '[]')
    from (
      select value, sum(cases)::bigint as cases
      from (
        select counted.* from weeks cross join unnest(${kept}) as counted
        union all select ${value}, cases from counted where what = ${what} and ${value} is not null
      ) as counted
      group by value
    ) as summed
  ), '[]')::json`;

const kept = (row: Sql, where: Sql): Sql => sql`coalesce(array_agg(${row}) filter (where ${where}), '{}')`;

export interface Missed {
  spaceId: string;
  noShows: number;
  cancelledLate: number;
}

/** Counts what was to begin in the period and did not take place, space by space. */
export const countMissed = (db: Queryable, spaceIds: readonly string[], { start, end }: Period): Promise<Missed[]> =>
  db.query<Missed>(sql`
    select space_id as "spaceId", count(*) filter (where is_no_show) as "noShows",
      count(*) filter (where is_cancelled_late) as "cancelledLate"
    from bookings
    where (is_no_show or is_cancelled_late) and space_id = any (${spaceIds}::uuid[]) and starts_at >= ${start} and starts_at < ${end}
    group by space_id`);
