import type { SiteView, SpaceView } from '#contracts';
import { sql, type Queryable } from '#persistence';
import { weeklyHoursOfSite } from './calendars.js';

export const findSites = (db: Queryable, siteId: string | null = null): Promise<SiteView[]> =>
  db.query<SiteView>(sql`
    select id, slug, name, address, time_zone as "timeZone", ${weeklyHoursOfSite} as "weeklyHours", version
    from sites as site where ${siteId}::uuid is null or id = ${siteId}::uuid order by slug`);

/** The spaces that can be asked for, of one site or all. */
export const findSpaces = (db: Queryable, siteId: string | null): Promise<SpaceView[]> =>
  db.query<SpaceView>(sql`
    select space.id, space.site_id as "siteId", space.slug, space.name, space.description, space.capacity, space.equipment,
      space.version,
      (
        select array_agg(cell.slug order by cell.slug)
        from space_cells join cells as cell on cell.id = cell_id where space_id = space.id
      ) as cells
    from spaces as space
    where space.in_use and (${siteId}::uuid is null or space.site_id = ${siteId}::uuid) order by space.site_id, space.slug`);
