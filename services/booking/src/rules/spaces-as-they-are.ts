import { sql, type Queryable } from '#persistence';
import { layoutsOfSpace, poolsOfSite, servicesOfSite } from '../bookings/find-room.js';
import type { SpaceAsItIs } from '../domain/changed-space.js';
import type { SpaceRules } from '../domain/space-rules.js';
import { joinRules, rulesAsJson } from './find-rules.js';

interface Row extends Omit<SpaceAsItIs, keyof SpaceRules> {
  id: string;
  rules: SpaceRules;
}

/** The spaces of a site, or only one of them, by id. */
export async function spacesAsTheyAre(db: Queryable, { siteId, spaceId = null }: { siteId: string; spaceId?: string | null }): Promise<Map<string, SpaceAsItIs>> {
  const rows = await db.query<Row>(sql`
    with pools_and_services as (
      select ${poolsOfSite} as pools, ${servicesOfSite} as services from sites as site where id = ${siteId}
    )
    select space.id, space.capacity, space.equipment, space.accessibility, space.in_use as "inUse", ${layoutsOfSpace} as layouts,
      pools, services, ${rulesAsJson} as rules,
      array(
        select cell.slug from space_cells join cells as cell on cell.id = cell_id where space_id = space.id order by cell.slug
      ) as cells
    from pools_and_services cross join spaces as space ${joinRules}
    where space.site_id = ${siteId} and (${spaceId}::uuid is null or space.id = ${spaceId}::uuid)`);
  return new Map(rows.map(({ id, rules, ...space }) => [id, { ...space, ...rules }]));
}
