import { sql, type Queryable, type Sql } from '#persistence';
import type { Period } from '../domain/clock-times.js';
import type { Counted } from '../domain/quantiles.js';
import type { Place } from '../opening/house-hours.js';

export interface CountedRequests {
  states: [state: string, isAtOnce: boolean, cases: number][];
  /** What somebody took to approve or decline. */
  decisionMinutes: Counted[];
  leadHours: Counted[];
}

/** Counts the cases that were received in the period, by what has become of them and by how long it took. */
export const countRequests = (db: Queryable, { siteId, spaceId }: Place, { start, end }: Period): Promise<CountedRequests> =>
  db.one<CountedRequests>(sql`
    with received as (
      select state, coalesce(decided_at = received_at, false) as at_once,
        case when state in ('approved', 'declined') and decided_at <> received_at
          then floor(date_part('epoch', decided_at - received_at) / 60)::int end as minutes,
        floor(date_part('epoch', starts_at - received_at) / 3600)::int as lead
      from cases
      where received_at >= ${start} and received_at < ${end}
        and site_id = ${siteId} and (${spaceId ?? null}::uuid is null or space_id = ${spaceId ?? null})
      -- So that Postgres knows nothing of these values: it would take each for one of its own, and sort all.
      offset 0
    ),
    counted as (
      select grouping(state, minutes, lead) as what, state, at_once, minutes, lead, count(*) as cases
      from received group by grouping sets ((state, at_once), (minutes), (lead))
    )
    select
      coalesce((select json_agg(json_build_array(state, at_once, cases)) from counted where what = ${byState}), '[]') as states,
      ${histogram(sql`minutes`, byMinutes)} as "decisionMinutes",
      ${histogram(sql`lead`, byLead)} as "leadHours"`);

// As grouping() tells which set a row belongs to: a bit for each column that is not in it.
const byState = 0b011;
const byMinutes = 0b101;
const byLead = 0b110;

// Quicker than json_agg, and there are many.
const histogram = (value: Sql, what: number): Sql => sql`
  coalesce((
    select translate(array_agg(array[${value}, cases])::text, '{}', '[]') from counted where what = ${what} and ${value} is not null
  ), '[]')::json`;

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
