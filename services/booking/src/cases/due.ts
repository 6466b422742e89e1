import { sql, type Sql } from '#persistence';

/**
 * Selects as `at` when the house has been open for so many minutes since a time: no row where that is not known. Days are read in
 * their order, and no more of them than it takes.
 */
export const dueAfter = (siteId: Sql, since: Sql, minutes: Sql): Sql => sql`
  select closes - (passed - ${minutes} * 60) * interval '1 second' as at
  from (
    select date, upper(during) as closes,
      sum(extract(epoch from upper(during) - greatest(lower(during), ${since}))) over (order by date) as passed
    from open_windows
    where calendar_id = ${siteId} and date >= (${since} at time zone 'UTC')::date - 1 and upper(during) > ${since}
  ) as day
  where passed >= ${minutes} * 60
  order by date limit 1`;
