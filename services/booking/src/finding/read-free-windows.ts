import type { InputOf, findFreeWindows } from '#contracts';
import type { Instant } from '#kernel';
import { sql, type Queryable } from '#persistence';
import type { Interval } from '../domain/interval.js';

interface SiteInterval extends Interval {
  siteId: string;
}

export interface FreeWindow extends SiteInterval {
  spaceId: string;
}

const most = 500;

/**
 * What opening hours leave of each space that suffices when what is taken has been subtracted, with the time that setting it up as
 * it usually stands and clearing it up take, and that is long enough. The smallest space comes first, so that large ones stay free
 * for those who need them; then the earliest time.
 */
export const readFreeWindows = (
  db: Queryable,
  wanted: readonly SiteInterval[],
  { people, equipment, minutes }: InputOf<typeof findFreeWindows>,
  now: Instant,
): Promise<FreeWindow[]> =>
  db.query<FreeWindow>(sql`
    with wanted as (
      select site_id, tstzrange(greatest(starts_at, ${now}::timestamptz), ends_at) as during
      from unnest(
        ${wanted.map(({ siteId }) => siteId)}::uuid[], ${wanted.map(({ start }) => start)}::timestamptz[],
        ${wanted.map(({ end }) => end)}::timestamptz[]
      ) as wanted (site_id, starts_at, ends_at)
      where ends_at > ${now}::timestamptz
    ),
    free as (
      select space.*, opening.open - coalesce(taken.taken, '{}') as free
      from wanted
      join spaces as space using (site_id)
      left join layouts as layout on layout.space_id = space.id and layout.position = (
        select min(position) from layouts where space_id = space.id
      )
      cross join lateral (
        select range_agg(open_windows.during) * tstzmultirange(wanted.during) as open
        from open_windows
        where calendar_id = space.calendar_id
          and date between (lower(wanted.during) at time zone 'UTC')::date - 1 and (upper(wanted.during) at time zone 'UTC')::date + 1
      ) as opening
      cross join lateral (
        -- A booking here must be set up after what comes before, and be cleared up before what comes after.
        select range_agg(occupied(lower(during), upper(during), coalesce(layout.clearup_minutes, 0), coalesce(layout.setup_minutes, 0))) as taken
        from space_cells join allocations using (cell_id)
        where space_id = space.id and (expires_at is null or expires_at > ${now}) and during && occupied(
          lower(wanted.during), upper(wanted.during), coalesce(layout.setup_minutes, 0), coalesce(layout.clearup_minutes, 0)
        )
      ) as taken
      where space.in_use and space.capacity >= ${people} and space.equipment @> ${equipment}::text[]
    )
    select site_id as "siteId", id as "spaceId", lower(free_window) as "start", upper(free_window) as "end"
    from free cross join unnest(free) as free_window
    where upper(free_window) - lower(free_window) >= make_interval(mins => ${minutes})
    order by capacity, lower(free_window), slug limit ${most}`);
