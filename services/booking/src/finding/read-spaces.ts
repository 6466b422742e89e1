import { empty, sql, type Sql } from '#persistence';
import type { ApprovalRules } from '../domain/second-approval.js';
import type { AskingRules } from '../domain/space-rules.js';
import type { Layout, Pool, SiteService } from '../domain/wish.js';
import { poolsOfSite, servicesOfSite } from '../bookings/find-room.js';
import { approvalRulesOfSite } from '../decisions/find-approval-rules.js';
import type { Frame, Looking } from './reading.js';

export interface SiteRow {
  id: string;
  timeZone: string;
  approvalRules: ApprovalRules | null;
  pools: Pool[];
  services: SiteService[];
}

export interface SpaceRow extends AskingRules {
  id: string;
  siteId: string;
  calendarId: string;
  capacity: number;
  equipment: string[];
  accessibility: string[];
  layouts: Layout[];
  floor: string[];
}

/** The days on which a calendar is open, from and until in seconds since 1970. */
export interface CalendarRow {
  id: string;
  dates: string[];
  begins: number[];
  ends: number[];
}

export const sitesRead = (looking: Looking): Sql => sql`
  select site.id, site.time_zone as "timeZone", ${poolsOfSite} as pools, ${servicesOfSite} as services,
    ${approvalRulesOfSite} as "approvalRules"
  from sites as site where ${isLookedAt(looking)}`;

export const spacesRead = (looking: Looking): Sql => sql`
  select space.id, space.site_id as "siteId", space.calendar_id as "calendarId", space.capacity, to_json(space.equipment) as equipment,
    to_json(space.accessibility) as accessibility, rules.notice_minutes as "noticeMinutes", rules.horizon_days as "horizonDays", rules.shortest_minutes as "shortestMinutes",
    rules.longest_minutes as "longestMinutes", rules.grid_minutes as "gridMinutes", rules.who_may_ask as "whoMayAsk",
    rules.approval, rules.pending_blocks as "pendingBlocks", coalesce(furnished.layouts, '[]') as layouts, parts.floor
  from ${spacesLookedAt(looking)}
  join space_rules as rules on rules.space_id = space.id and rules.version = space.rules_version
  join (select space_id, json_agg(cell_id) as floor from space_cells group by space_id) as parts on parts.space_id = space.id
  left join (
    select space_id, json_agg(json_build_object(
      'kind', kind, 'capacity', capacity, 'setupMinutes', setup_minutes, 'clearupMinutes', clearup_minutes
    ) order by position) as layouts
    from layouts group by space_id
  ) as furnished on furnished.space_id = space.id`;

export const calendarsRead = (looking: Looking, { dates }: Frame): Sql => sql`
  select calendar_id as id, json_agg(date order by date) as dates,
    json_agg(date_part('epoch', lower(during)) order by date) as begins, json_agg(date_part('epoch', upper(during)) order by date) as ends
  from open_windows
  where calendar_id in (select calendar_id from ${spacesLookedAt(looking)})
    and date between ${dates.from.toString()}::date and ${dates.to.toString()}::date
  group by calendar_id`;

/** As `space` and `site`. */
export const spacesLookedAt = (looking: Looking): Sql => sql`
  spaces as space join sites as site on site.id = space.site_id
    and space.in_use ${looking.spaceIds ? sql`and space.id = any (${looking.spaceIds}::uuid[])` : empty} and ${isLookedAt(looking)}`;

// Elsewhere by other clocks the wish may be another, or none at all.
function isLookedAt({ spaceIds, siteIds = [], onlyThere = false }: Looking): Sql {
  if (spaceIds) return sql`site.id in (select site_id from spaces where id = any (${spaceIds}::uuid[]))`;
  if (siteIds.length === 0) return sql`true`;
  return onlyThere ? sql`site.id = any (${siteIds}::uuid[])` : sql`site.time_zone in (select time_zone from sites where id = any (${siteIds}::uuid[]))`;
}
