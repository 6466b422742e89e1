import type { SiteView, SpaceView } from '#contracts';
import { sql, type Queryable, type Sql } from '#persistence';
import { layoutsOfSpace } from '../bookings/find-room.js';
import { picturesOfSpace } from '../pictures/picture-views.js';
import { joinRules, rulesAsJson } from '../rules/find-rules.js';
import { weeklyHoursOfSite } from './calendars.js';

export const findSites = (db: Queryable, siteId: string | null = null): Promise<SiteView[]> =>
  db.query<SiteView>(sql`
    select id, slug, name, address, time_zone as "timeZone", ${weeklyHoursOfSite} as "weeklyHours",
      (
        select coalesce(jsonb_agg(jsonb_build_object('slug', slug, 'name', name, 'level', level) order by level, slug), '[]')
        from floors where site_id = site.id
      ) as floors, decide_within_minutes as "decideWithinMinutes", terms_version as "termsVersion", version
    from sites as site where ${siteId}::uuid is null or id = ${siteId}::uuid order by slug`);

/** The spaces that can be asked for, of one site or all. */
export const findSpaces = (db: Queryable, siteId: string | null): Promise<SpaceView[]> =>
  viewsOf(db, sql`space.in_use and (${siteId}::uuid is null or space.site_id = ${siteId}::uuid)`);

export const findSpaceView = async (db: Queryable, spaceId: string): Promise<SpaceView | undefined> =>
  (await viewsOf(db, sql`space.in_use and space.id = ${spaceId}`))[0];

const viewsOf = (db: Queryable, which: Sql): Promise<SpaceView[]> =>
  db.query<SpaceView>(sql`
    select space.id, space.site_id as "siteId", space.slug, space.name, space.description, space.capacity, space.equipment,
      space.accessibility, space.version, space.rules_version as "rulesVersion", ${rulesAsJson} as rules, ${layoutsOfSpace} as layouts,
      (
        select array_agg(cell.slug order by cell.slug)
        from space_cells join cells as cell on cell.id = cell_id where space_id = space.id
      ) as cells,
      array(
        select floor.slug
        from space_cells join cells as cell on cell.id = cell_id join floors as floor on floor.id = cell.floor_id
        where space_id = space.id group by floor.slug, floor.level order by floor.level, floor.slug
      ) as floors, ${picturesOfSpace} as pictures
    from spaces as space ${joinRules}
    where ${which} order by space.site_id, space.slug`);
