import { Temporal } from 'temporal-polyfill';
import { empty, sql, type Queryable, type Sql } from '#persistence';
import { approvalRulesOfSite } from '../decisions/find-approval-rules.js';
import type { Interval } from '../domain/interval.js';
import type { Quota } from '../domain/quotas.js';
import type { ApprovalRules } from '../domain/second-approval.js';
import type { AskingRules } from '../domain/space-rules.js';
import type { Room } from '../domain/wish.js';

interface Bilingual {
  sv: string;
  en: string;
}

/** A space with all that is asked of whoever wants it. */
export interface RoomToAsk extends Room, AskingRules {
  id: string;
  name: Bilingual;
  siteId: string;
  siteName: Bilingual;
  address: string;
  timeZone: string;
  rulesVersion: number;
  /** Of the site's terms; null where there are none. */
  termsVersion: number | null;
  /** When a second person has to approve; null where one is always enough. */
  approvalRules: ApprovalRules | null;
  /** When it is open around the times asked for, a stretch a day. */
  open: Interval[];
  /** How much she, and the organisation, may ask for, where that is limited. */
  quotas: Quota[];
}

interface Row extends Omit<RoomToAsk, 'open'> {
  /** Seconds since 1970. */
  open: [number, number][];
}

export interface Asked {
  spaceId: string;
  /** As they were written: RFC 3339, or by the clocks of the site. */
  start: string;
  end: string;
  /** Who asks, and for which organisation. */
  personId: string;
  organisationId: string | null;
}

/**
 * All of it in one round trip, since asking is what everybody does.
 * @param besides what else is to be locked before it is read
 */
export async function findRoom(db: Queryable, asked: Asked, besides: Sql = empty): Promise<RoomToAsk | undefined> {
  const [, row] = await Promise.all([lockAgainstChanges(db, asked.spaceId, besides), readRoom(db, asked)]);
  return row && { ...row, open: row.open.map(([start, end]) => ({ start: instant(start), end: instant(end) })) };
}

function readRoom(db: Queryable, asked: Asked): Promise<Row | undefined> {
  return db.maybeOne<Row>(sql`
    select space.id, space.name, space.capacity, space.equipment, space.accessibility, space.rules_version as "rulesVersion",
      rules.notice_minutes as "noticeMinutes", rules.horizon_days as "horizonDays", rules.shortest_minutes as "shortestMinutes",
      rules.longest_minutes as "longestMinutes", rules.grid_minutes as "gridMinutes", rules.who_may_ask as "whoMayAsk",
      rules.approval, rules.pending_blocks as "pendingBlocks",
      site.id as "siteId", site.name as "siteName", site.address, site.time_zone as "timeZone", site.terms_version as "termsVersion",
      ${approvalRulesOfSite} as "approvalRules", ${layoutsOfSpace} as layouts, ${poolsOfSite} as pools, ${servicesOfSite} as services,
      (
        select coalesce(jsonb_agg(jsonb_build_array(extract(epoch from lower(during)), extract(epoch from upper(during))) order by date), '[]')
        from open_windows
        where calendar_id = space.calendar_id and date between ${dateIn(asked.start)}::date - 2 and ${dateIn(asked.end)}::date + 2
      ) as open,
      ${quotasOf(asked.personId, asked.organisationId)} as quotas
    from spaces as space
    join sites as site on site.id = space.site_id
    join space_rules as rules on rules.space_id = space.id and rules.version = space.rules_version
    where space.id = ${asked.spaceId} and space.in_use`);
}

// Before the hours are read, in the same trip: whoever changes them waits until what is stored by them can be seen.
const lockAgainstChanges = (db: Queryable, spaceId: string, besides: Sql) =>
  db.execute(sql`select ${besides} from spaces where id = ${spaceId} for key share`);

/** As it was written: it falls on that day, or, whatever its offset and the site's time zone, on one of those around it. */
const dateIn = (time: string): string => time.slice(0, 10);

const instant = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000);

/** As JSON, of `space`. */
export const layoutsOfSpace = sql`(
  select coalesce(jsonb_agg(jsonb_build_object(
    'kind', kind, 'capacity', capacity, 'setupMinutes', setup_minutes, 'clearupMinutes', clearup_minutes
  ) order by position), '[]')
  from layouts where space_id = space.id
)`;

/** As JSON, of `site`. */
export const poolsOfSite = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'equipment', equipment, 'amount', amount) order by slug), '[]')
  from pools where site_id = site.id and in_use
)`;

/** As JSON, of `site`. */
export const servicesOfSite = sql`(
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', id, 'name', name, 'leadMinutes', lead_minutes, 'opensEarlierMinutes', opens_earlier_minutes
  ) order by slug), '[]')
  from site_services where site_id = site.id and in_use
)`;

/** As JSON: hers or else everybody's; and where she asks for an organisation its own or else every organisation's, and not hers. */
const quotasOf = (personId: string, organisationId: string | null) => sql`(
  select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'hoursAMonth', hours_a_month, 'openRequests', open_requests)), '[]')
  from (
    select distinct on (kind) kind, hours_a_month, open_requests from quotas
    where kind = ${organisationId === null ? 'person' : 'organisation'}
      and (owner_id is null or owner_id::text = ${organisationId ?? personId})
    order by kind, owner_id nulls last
  ) as quota
)`;
