import { sql, type Queryable } from '#persistence';
import type { Taken, Period } from '../domain/clock-times.js';

type Counts = [bookings: number, people: number, seconds: number];

/** What was used, as the database counts it. */
export interface CountedUse {
  times: [start: number, end: number, taking: number, people: number][];
  spaces: [spaceId: string, ...Counts][];
  organisations: [organisationId: string | null, name: string | null, kind: string | null, ...Counts][];
}

/**
 * Counts approved bookings that have time in the period, by space, by organisation and by their times, in one pass: there may be
 * hundreds of thousands. What the clocks show of the times is worked out of the few thousand that differ.
 */
export const countUse = (db: Queryable, spaceIds: readonly string[], { start, end }: Period): Promise<CountedUse> =>
  db.one<CountedUse>(sql`
    with counted as (
      select grouping(space_id, organisation_id, starts_at) as what, space_id, organisation_id, starts_at, ends_at, count(*) as taking,
        -- What began before is counted before, but what remains of it lies here.
        count(*) filter (where starts_at >= ${start}) as bookings,
        coalesce(sum(people) filter (where starts_at >= ${start}), 0) as people,
        extract(epoch from sum(least(ends_at, ${end}) - greatest(starts_at, ${start})))::float8 as seconds
      from bookings
      where state = 'approved' and space_id = any (${spaceIds}::uuid[]) and starts_at < ${end} and ends_at > ${start}
        and starts_at >= least(${start}::timestamptz - interval '1 day', (
          -- Without the offset Postgres would look for the least from the beginning of time, among all that take no longer than a day.
          select min(starts_at) from (
            select starts_at from bookings where ends_at > ${start}::timestamptz and ends_at - starts_at > interval '1 day' offset 0
          ) as long
        ))
      group by grouping sets ((space_id), (organisation_id), (starts_at, ends_at))
    )
    select
      coalesce((
        select json_agg(json_build_array(space_id, bookings, people, seconds)) from counted where what = ${bySpace}
      ), '[]') as spaces,
      coalesce((
        select json_agg(json_build_array(organisation_id, name, kind, bookings, people, seconds))
        from counted left join organisations on organisations.id = organisation_id where what = ${byOrganisation}
      ), '[]') as organisations,
      -- Far quicker than json_agg, and there are many.
      coalesce((
        select translate(array_agg(array[extract(epoch from starts_at), extract(epoch from ends_at), taking, people])::text, '{}', '[]')
        from counted where what = ${byTimes}
      ), '[]')::json as times`);

// As grouping() tells which set a row belongs to: a bit for each column that is not in it.
const bySpace = 0b011;
const byOrganisation = 0b101;
const byTimes = 0b110;

export const takenOf = ({ times }: CountedUse): Taken[] => times.map(([start, end, count, people]) => ({ start, end, count, people }));
