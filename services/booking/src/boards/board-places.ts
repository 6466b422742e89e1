import type { InputOf, showBoard } from '#contracts';
import { empty, sql, type Sql } from '#persistence';
import { instant, list, object, quoted } from './json-text.js';

/** What of the input says which spaces and days. */
export type Wanted = InputOf<typeof showBoard>;

/**
 * The tables `board` (one row: the site, and its days from `starts_at` to `ends_at`), `shown` (its spaces in their order, each
 * with those that it shares floor with) and `opening` (a row for each calendar). Midnights are those of the site.
 */
export const placesOf = ({ siteId, from, days, spaceIds, after, limit }: Wanted): Sql => sql`
  board as materialized (
    select id as site_id, time_zone, ${midnight(sql`${from}::date`)} as starts_at,
      ${midnight(sql`${from}::date + ${days}::integer`)} as ends_at,
      ${from}::date as first_day, ${from}::date + ${days}::integer as day_after
    from sites where id = ${siteId}
  ),
  lying as (
    select space_id, array_agg(floor.slug order by floor.level) as floors, min(floor.level) as level
    from board join cells as cell using (site_id)
      join floors as floor on floor.id = cell.floor_id join space_cells on cell_id = cell.id
    group by space_id
  ),
  sharing as (
    select one.space_id, array_agg(distinct other.space_id) as others
    from board join cells as cell using (site_id) join space_cells as one on one.cell_id = cell.id
      join space_cells as other on other.cell_id = cell.id and other.space_id <> one.space_id
    group by one.space_id
  ),
  ordered as (
    select space.id, in_use, calendar_id, lying.floors[1] as floor, others,
      row_number() over (order by lying.level, slug) as position
    from board join spaces as space using (site_id)
      left join lying on lying.space_id = space.id left join sharing on sharing.space_id = space.id
  ),
  shown as materialized (
    select id, calendar_id, floor, others, array_append(others, id) as blocking, position,
      count(*) over () - row_number() over (order by position) + 1 as remaining
    from ordered
    where in_use ${spaceIds ? sql`and id = any (${spaceIds}::uuid[])` : empty}
      ${after ? sql`and position > coalesce((select position from ordered where id = ${after}), 0)` : empty}
    order by position limit ${limit}
  ),
  opening as materialized (
    select calendar_id, (
      select ${stretches} from open_windows as open_day
      where open_day.calendar_id = calendar.calendar_id and date >= first_day and date < day_after
    ) as open
    from (select distinct calendar_id from shown) as calendar, board
  )`;

const openDay = object({ opens: instant(sql`lower(during)`), closes: instant(sql`upper(during)`) });
const stretches = sql`'[' || string_agg(${openDay}, ',' order by date) || ']'`;

const midnight = (date: Sql): Sql => sql`(${date})::timestamp at time zone time_zone`;

/** The days of the board. */
export const daysOfBoard: Sql = list(
  object({ date: quoted(sql`day::text`), start: instant(midnight(sql`day`)), end: instant(midnight(sql`day + 1`)) }),
  sql`day`,
  sql`from generate_series(0, day_after - first_day - 1) as number cross join lateral (select first_day + number as day) as one`,
);
