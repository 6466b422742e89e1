import { raw, sql, type Sql } from '#persistence';
import type { Period } from '../domain/clock-times.js';

/** What is counted once for a week: use by when it begins, requests by when they were received. */
export type Counting = 'use' | 'requests';

/** Selects the weeks of a site, within the period, that were counted and in which nothing has changed since. */
export const countedWeeks = (counting: Counting, siteId: string, { start, end }: Period): Sql => sql`
  select * from ${raw(counting === 'use' ? 'use_weeks' : 'request_weeks')} as counted_week
  where site_id = ${siteId} and week >= ${start} and week <= ${end}::timestamptz - interval '7 days'
    and not exists (select from changed_weeks where what = ${counting} and changed_weeks.week = counted_week.week)`;

/** Selects what of the period lies outside of `weeks`. */
export const besidesWeeks = ({ start, end }: Period): Sql => sql`
  select lower(besides) as since, upper(besides) as until
  from unnest(tstzmultirange(tstzrange(${start}, ${end})) - coalesce(
    (select range_agg(tstzrange(week, week + interval '7 days')) from weeks), '{}'
  )) as besides`;
