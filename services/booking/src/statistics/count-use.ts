import { empty, raw, sql, type Queryable, type Sql } from '#persistence';
import type { Taken, Period } from '../domain/clock-times.js';
import type { Place } from '../opening/house-hours.js';
import { besidesWeeks, countedWeeks } from './counted-weeks.js';

type Counts = [bookings: number, people: number, seconds: number];

/** What was used, as the database counts it. */
export interface CountedUse {
  times: [start: number, end: number, taking: number, people: number][];
  spaces: [spaceId: string, ...Counts][];
  organisations: [organisationId: string | null, name: string | null, kind: string | null, ...Counts][];
}

/**
 * Counts approved bookings that have time in the period, by space, by organisation and by their times, in one pass: there may be
 * hundreds of thousands. Of a site, weeks that have been counted are added as they are. What the clocks show of the times is worked
 * out of the few thousand that differ.
 */
export const countUse = (db: Queryable, { siteId, spaceId }: Place, spaceIds: readonly string[], period: Period): Promise<CountedUse> =>
  db.one<CountedUse>(sql`
    with weeks as materialized (
      select * from (${countedWeeks('use', siteId, period)}) as counted_week where last_end <= ${period.end} and ${spaceId === undefined}
    ),
    counted as (${begunBesides(spaceIds, period)} union all ${begunBefore(spaceIds, period)})
    select
      coalesce((
        select json_agg(json_build_array(id, bookings, people, seconds)) from (${summed('spaces', sql`space_id`, bySpace)}) as use
      ), '[]') as spaces,
      coalesce((
        select json_agg(json_build_array(id, name, kind, bookings, people, seconds))
        from (${summed('organisations', sql`organisation_id`, byOrganisation)}) as use left join organisations using (id)
      ), '[]') as organisations,
      -- Far quicker than json_agg, and there are many.
      coalesce((
        select translate(array_agg(array[date_part('epoch', starts_at), date_part('epoch', ends_at), taking, people])::text, '{}', '[]')
        from (
          select counted.* from weeks cross join unnest(times) as counted
          union all select starts_at, ends_at, taking, people from counted where what = ${byTimes}
        ) as times
      ), '[]')::json as times`);

/** Counts a week of every site, all that begins in it, and keeps it. */
export const keepUse = (week: Sql): Sql => sql`
  with counted as (
    select site_id, ${keys}, ${counts}, sum(ends_at - starts_at) as time
    from bookings join spaces on spaces.id = space_id
    where state = 'approved' and starts_at >= ${week} and starts_at < ${week} + interval '7 days'
    ${grouped(sql`site_id,`)}
  )
  insert into use_weeks (site_id, week, last_end, spaces, organisations, times)
  select sites.id, ${week}, coalesce(max(ends_at), ${week}),
    ${kept(sql`(space_id, bookings, people, time)::counted_use`, bySpace)},
    ${kept(sql`(organisation_id, bookings, people, time)::counted_use`, byOrganisation)},
    ${kept(sql`(starts_at, ends_at, taking, people)::counted_times`, byTimes)}
  from sites left join counted on site_id = sites.id
  group by sites.id
  on conflict (site_id, week) do update set
    last_end = excluded.last_end, spaces = excluded.spaces, organisations = excluded.organisations, times = excluded.times`;

// Each stretch by itself, or Postgres would look through all bookings for each.
const begunBesides = (spaceIds: readonly string[], period: Period): Sql => sql`
  select begun.* from (${besidesWeeks(period)}) as besides cross join lateral (
    select ${keys}, ${counts}, sum(least(ends_at, ${period.end}) - starts_at) as time
    from bookings
    where state = 'approved' and space_id = any (${spaceIds}::uuid[]) and starts_at >= since and starts_at < until
    ${grouped()}
  ) as begun`;

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
  ${grouped()}`;

const keys = raw('grouping(space_id, organisation_id, starts_at) as what, space_id, organisation_id, starts_at, ends_at');
const counts = raw('count(*) as taking, count(*) as bookings, sum(people) as people');
const grouped = (within: Sql = empty): Sql =>
  sql`group by grouping sets ((${within} space_id), (${within} organisation_id), (${within} starts_at, ends_at))`;

const summed = (kept: 'spaces' | 'organisations', id: Sql, what: number): Sql => sql`
  select id, sum(bookings) as bookings, sum(people) as people, extract(epoch from sum(time))::float8 as seconds
  from (
    select counted.* from weeks cross join unnest(${raw(kept)}) as counted
    union all select ${id}, bookings, people, time from counted where what = ${what}
  ) as counted
  group by id`;

const kept = (row: Sql, what: number): Sql => sql`coalesce(array_agg(${row}) filter (where what = ${what}), '{}')`;

// As grouping() tells which set a row belongs to: a bit for each column that is not in it.
const bySpace = 0b011;
const byOrganisation = 0b101;
const byTimes = 0b110;

export const takenOf = ({ times }: CountedUse): Taken[] => times.map(([start, end, count, people]) => ({ start, end, count, people }));
