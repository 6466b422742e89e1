import { sql, type Queryable } from '#persistence';
import type { Period } from '../domain/clock-times.js';
import type { Counted } from '../domain/quantiles.js';
import type { Place } from '../opening/house-hours.js';

export interface CountedRequests {
  /** Minutes that were taken to decide; null where it has not been, or was at once. */
  states: [state: string, isAtOnce: boolean, minutes: number | null, cases: number][];
  leadHours: Counted[];
}

/** Counts the cases that were received in the period, by what has become of them and by how long it took. */
export const countRequests = (db: Queryable, { siteId, spaceId }: Place, { start, end }: Period): Promise<CountedRequests> =>
  db.one<CountedRequests>(sql`
    with received as (
      select state, coalesce(decided_at = received_at, false) as at_once,
        floor(date_part('epoch', decided_at - received_at) / 60)::int as minutes,
        floor(date_part('epoch', starts_at - received_at) / 3600)::int as lead
      from cases
      where received_at >= ${start} and received_at < ${end}
        and site_id = ${siteId} and (${spaceId ?? null}::uuid is null or space_id = ${spaceId ?? null})
    ),
    counted as (
      select grouping(state) as is_lead, state, at_once, minutes, lead, count(*) as cases
      from received group by grouping sets ((state, at_once, minutes), (lead))
    )
    select
      coalesce((select json_agg(json_build_array(state, at_once, minutes, cases)) from counted where is_lead = 0), '[]') as states,
      coalesce((select json_agg(json_build_array(lead, cases)) from counted where is_lead = 1), '[]') as "leadHours"`);

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
