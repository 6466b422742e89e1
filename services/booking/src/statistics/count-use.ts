import { raw, sql, type Queryable, type Sql } from '#persistence';
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
export const countUse = (db: Queryable, spaceIds: readonly string[], period: Period): Promise<CountedUse> =>
  db.one<CountedUse>(sql`
    with counted as (${begunWithin(spaceIds, period)} union all ${begunBefore(spaceIds, period)})
    select
      coalesce((
        select json_agg(json_build_array(space_id, bookings, people, seconds)) from (${summed(sql`space_id`, bySpace)}) as use
      ), '[]') as spaces,
      coalesce((
        select json_agg(json_build_array(organisation_id, name, kind, bookings, people, seconds))
        from (${summed(sql`organisation_id`, byOrganisation)}) as use left join organisations on organisations.id = organisation_id
      ), '[]') as organisations,
      -- Far quicker than json_agg, and there are many.
      coalesce((
        select translate(array_agg(array[extract(epoch from starts_at), extract(epoch from ends_at), taking, people])::text, '{}', '[]')
        from counted where what = ${byTimes}
      ), '[]')::json as times`);

const begunWithin = (spaceIds: readonly string[], { start, end }: Period): Sql => sql`
  select ${keys}, count(*) as taking, count(*) as bookings, sum(people) as people, sum(least(ends_at, ${end}) - starts_at) as time
  from bookings
  -- As selects, so that Postgres does not foresee how many these are: it would sort them all, which takes three times as long.
  where state = 'approved' and space_id = any (${spaceIds}::uuid[])
    and starts_at >= (select ${start}::timestamptz) and starts_at < (select ${end}::timestamptz)
  ${grouped}`;

/** What began before is counted before, but what remains of it lies here. Of these there are few. */
const begunBefore = (spaceIds: readonly string[], { start, end }: Period): Sql => sql`
  select ${keys}, count(*), 0, 0, sum(least(ends_at, ${end}) - ${start}::timestamptz)
  from bookings
  where state = 'approved' and space_id = any (${spaceIds}::uuid[]) and starts_at < ${start} and ends_at > ${start}
    and starts_at >= least(${start}::timestamptz - interval '1 day', (
      -- Without the offset Postgres would look for the least from the beginning of time, among all that take no longer than a day.
      select min(starts_at) from (
        select starts_at from bookings where ends_at > ${start}::timestamptz and ends_at - starts_at > interval '1 day' offset 0
      ) as long
    ))
  ${grouped}`;

const keys = raw('grouping(space_id, organisation_id, starts_at) as what, space_id, organisation_id, starts_at, ends_at');
const grouped = raw('group by grouping sets ((space_id), (organisation_id), (starts_at, ends_at))');

const summed = (key: Sql, what: number): Sql => sql`
  select ${key}, sum(bookings) as bookings, sum(people) as people, extract(epoch from sum(time))::float8 as seconds
  from counted where what = ${what} group by ${key}`;

// As grouping() tells which set a row belongs to: a bit for each column that is not in it.
const bySpace = 0b011;
const byOrganisation = 0b101;
const byTimes = 0b110;

export const takenOf = ({ times }: CountedUse): Taken[] => times.map(([start, end, count, people]) => ({ start, end, count, people }));
