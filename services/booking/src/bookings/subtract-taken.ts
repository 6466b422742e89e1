import type { InputOf, findFreeWindows } from '#contracts';
import { sql, type Queryable } from '#persistence';
import type { Interval } from '../domain/interval.js';

export interface OpenWindow extends Interval {
  siteId: string;
}

export interface FreeWindow extends OpenWindow {
  spaceId: string;
}

const most = 500;

/**
 * What opening hours leave of each space that suffices when what is taken has been subtracted, and that is long enough.
 * The smallest space comes first, so that large ones stay free for those who need them; then the earliest time.
 */
export function subtractTaken(db: Queryable, open: OpenWindow[], wanted: InputOf<typeof findFreeWindows>): Promise<FreeWindow[]> {
  return db.query<FreeWindow>(sql`
    with opening as (
      select site_id, range_agg(tstzrange(opens, closes)) as open
      from unnest(
        ${open.map(({ siteId }) => siteId)}::uuid[], ${open.map(({ start }) => start)}::timestamptz[],
        ${open.map(({ end }) => end)}::timestamptz[]
      ) as open_window (site_id, opens, closes)
      group by site_id
    ),
    free as (
      select space.*, opening.open - coalesce(taken.taken, '{}') as free
      from opening
      join spaces as space using (site_id)
      cross join lateral (
        select range_agg(during) as taken
        from space_cells join allocations using (cell_id)
        where space_id = space.id and during && range_merge(opening.open)
      ) as taken
      where space.in_use and space.capacity >= ${wanted.people} and space.equipment @> ${wanted.equipment}::text[]
    )
    select site_id as "siteId", id as "spaceId", lower(free_window) as "start", upper(free_window) as "end"
    from free cross join unnest(free) as free_window
    where upper(free_window) - lower(free_window) >= make_interval(mins => ${wanted.minutes})
    order by capacity, lower(free_window), slug limit ${most}`);
}
