import type { Instant } from '#kernel';
import { empty, sql, type Queryable, type Sql } from '#persistence';
import { daysLater } from '../domain/finding-times.js';
import type { ApprovalRules } from '../domain/second-approval.js';
import type { AskingRules } from '../domain/space-rules.js';
import type { Layout, Needs, Pool, SiteService } from '../domain/wish.js';
import { poolsOfSite, servicesOfSite } from '../bookings/find-room.js';
import { approvalRulesOfSite } from '../decisions/find-approval-rules.js';
import { freeFloor, ownBooking, packed, type Own } from './free-floor.js';
import { standingOf, type StandingRow } from './read-standing.js';

export interface Looking {
  /** Of this space alone, or of all. */
  spaceId?: string;
  /** RFC 3339, or by the clocks of each site. */
  from: string;
  to: string;
  needs: Needs;
  minutes: number;
  dailyFrom?: string | undefined;
  dailyTo?: string | undefined;
  /** Whether whatever is free shall be read, also what is too short or further ahead. */
  isExact?: boolean | undefined;
  isStaff: boolean;
  personId: string;
  organisationId: string | null;
  own?: Own | undefined;
  now: Instant;
}

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
  /** How long setting up and clearing up take in `free`. */
  setupMinutes: number;
  clearupMinutes: number;
  /** Packed: the stretches that the floor has free for start and end, as far as they may matter. */
  free: string | null;
  /** Packed: requests for it that keep nobody out. */
  waiting: string | null;
}

export interface Read extends StandingRow {
  sites: SiteRow[];
  /** A day that it is open, from and until in seconds since 1970. */
  calendars: { id: string; days: [date: string, from: number, until: number][] }[];
  spaces: SpaceRow[];
  claims: [poolId: string, amount: number, from: number, until: number][];
}

/** All that a search wants to know, in one round trip. */
export const readPlaces = (db: Queryable, looking: Looking): Promise<Read> =>
  db.one<Read>(sql`
    with frame as materialized (${frames(looking)}),
    opening as materialized (
      select calendar_id, range_agg(tstzrange(lower(during) - earlier, upper(during))) * wished as open
      from (select distinct calendar_id, site_id from spaces where in_use) as calendar
      join frame on of_site_id = site_id
      join open_windows using (calendar_id)
      where date between first_date and last_date
      group by calendar_id, wished
    ),
    ${places(looking)}
    select
      (select coalesce(jsonb_agg(jsonb_build_object(
        'id', site.id, 'timeZone', site.time_zone, 'approvalRules', ${approvalRulesOfSite}, 'pools', ${poolsOfSite}, 'services', ${servicesOfSite}
      )), '[]') from sites as site where id in (select of_site_id from frame)) as sites,
      (select coalesce(json_agg(place), '[]') from place) as spaces,
      ${calendarsRead} as calendars,
      ${looking.needs.equipment.length + looking.needs.pooled.length > 0 ? claimsRead(looking) : sql`'[]'::json`} as claims,
      ${standingOf(looking)}`);

// Whatever was before now is no use to anybody.
const frames = ({ from, to, now, spaceId, needs, ...daily }: Looking): Sql => sql`
  select site_id as of_site_id, time_zone, starts_at, ends_at, ends_at + make_interval(days => ${daysLater + 1}) as far_until,
    (starts_at at time zone 'UTC')::date - 2 as first_date, (ends_at at time zone 'UTC')::date + 2 as last_date,
    ${daily.dailyFrom === undefined ? sql`tstzmultirange(tstzrange(starts_at, ends_at))` : dailyTimes(daily)} as wished,
    coalesce(lead_minutes, 0) as lead_minutes, make_interval(mins => coalesce(earlier_minutes, 0)) as earlier
  from (
    select site.id as site_id, site.time_zone, greatest(${momentAt(from)}, ${now}::timestamptz) as starts_at,
      greatest(${momentAt(to)}, ${momentAt(from)}, ${now}::timestamptz) as ends_at
    from sites as site
    ${spaceId ? sql`where site.id = (select site_id from spaces where id = ${spaceId})` : empty}
  ) as asked
  cross join lateral (
    select max(site_services.lead_minutes) as lead_minutes, max(opens_earlier_minutes) as earlier_minutes from site_services
    where site_services.site_id = asked.site_id and in_use and id = any (${needs.serviceIds}::uuid[])
  ) as service`;

// When the clocks change they may be an hour wrong here, where they only say how much to read.
const dailyTimes = ({ dailyFrom, dailyTo }: Pick<Looking, 'dailyFrom' | 'dailyTo'>): Sql => sql`(
  select range_agg(tstzrange((date + ${dailyFrom}::time) at time zone time_zone, (date + ${dailyTo}::time) at time zone time_zone))
    * tstzmultirange(tstzrange(starts_at, ends_at))
  from (
    select day::date as date from generate_series(starts_at at time zone time_zone, ends_at at time zone time_zone + interval '1 day', '1 day') as day
  ) as dates
)`;

const hasOffset = /(?:Z|[+-]\d{2}:?\d{2})$/i;

const momentAt = (text: string): Sql => (hasOffset.test(text) ? sql`${text}::timestamptz` : sql`${text}::timestamp at time zone site.time_zone`);

// In three steps, each worked out once: what the spaces are, what is free of them and whether that will do, and what else to read.
const places = (looking: Looking): Sql => sql`
    space as materialized (${spaces(looking)}),
    judged as materialized (
      select space.*, near.free as near, had.open_and_free, ${looking.isExact ? sql`false` : isClear(looking)} as is_clear
      from space
      cross join lateral (${freeFloor(sql`starts_at`, sql`ends_at`, looking.now, looking.own)}) as near
      -- Once, and not wherever it is spoken of.
      cross join lateral (select space.open * near.free as open_and_free offset 0) as had
    ),
    place as materialized (${stretches(looking)})`;

const spaces = ({ needs, spaceId }: Looking): Sql => sql`
  select space.id, space.site_id, space.calendar_id, space.capacity, space.equipment, space.accessibility, rules.*, frame.*, opening.open, furnished.*
  from spaces as space
  join frame on frame.of_site_id = space.site_id
  join space_rules as rules on rules.space_id = space.id and rules.version = space.rules_version
  left join opening on opening.calendar_id = space.calendar_id
  cross join lateral (${furnishedFor(needs)}) as furnished
  where space.in_use ${spaceId ? sql`and space.id = ${spaceId}` : empty}`;

// Where there is something to be had, only that is read, as far as it is long enough; elsewhere all, and a month more.
const stretches = (looking: Looking): Sql => sql`
  select space.id, space.site_id as "siteId", space.calendar_id as "calendarId", space.capacity, space.equipment, space.accessibility,
    notice_minutes as "noticeMinutes", horizon_days as "horizonDays", shortest_minutes as "shortestMinutes",
    longest_minutes as "longestMinutes", grid_minutes as "gridMinutes", who_may_ask as "whoMayAsk", approval,
    pending_blocks as "pendingBlocks", layouts.layouts, parts.floor, stretches.free, requested.waiting, is_clear as "isClear",
    setup_minutes as "setupMinutes", clearup_minutes as "clearupMinutes"
  from judged as space
  cross join lateral (
    select coalesce(json_agg(json_build_object(
      'kind', kind, 'capacity', capacity, 'setupMinutes', setup_minutes, 'clearupMinutes', clearup_minutes
    ) order by position), '[]') as layouts
    from layouts where space_id = space.id
  ) as layouts
  cross join lateral (select array_agg(cell_id) as floor from space_cells where space_id = space.id) as parts
  cross join lateral (${freeFloor(sql`ends_at`, sql`far_until`, looking.now, looking.own)} and not is_clear) as far
  cross join lateral (
    select ${packed(sql`stretch`)} as free
    from unnest(case when is_clear then open_and_free else near + far.free end) as stretch
    where not is_clear or upper(stretch) - lower(stretch) >= make_interval(mins => ${looking.minutes})
  ) as stretches
  cross join lateral (${waiting(looking)}) as requested`;

// In the layout that will be chosen for the wish, or for what comes nearest to it.
const furnishedFor = ({ people, layout }: Needs): Sql => sql`
  select coalesce(max(setup_minutes), 0) as setup_minutes, coalesce(max(clearup_minutes), 0) as clearup_minutes,
    make_interval(mins => coalesce(max(setup_minutes), 0)) as setting_up, make_interval(mins => coalesce(max(clearup_minutes), 0)) as clearing_up
  from (
    select setup_minutes, clearup_minutes from layouts where space_id = space.id
    order by kind = coalesce(${layout}, kind) and capacity >= ${people} desc, least(capacity, ${people}) desc, position limit 1
  ) as chosen`;

// Whether the wish can be met, things from pools aside where nobody has any.
const isClear = ({ minutes, isStaff, needs, now }: Looking): Sql => sql`
  exists (
    select
    from unnest(had.open_and_free) as stretch
    cross join lateral (select greatest(lower(stretch), ${now}::timestamptz + make_interval(
      mins => greatest(lead_minutes, case when ${isStaff} then 0 else notice_minutes end)
    )) as earliest) as bound
    where earliest + make_interval(mins => ${minutes}) <= upper(stretch)
      and (grid_minutes is null or ${isStaff} or exists (
        select from open_windows as day
        where day.calendar_id = space.calendar_id and day.date = (earliest at time zone time_zone)::date
          and date_part('epoch', upper(stretch) - lower(day.during)) >= 60 * (
            ${minutes} + grid_minutes * ceil(date_part('epoch', earliest - lower(day.during)) / (60 * grid_minutes))
          )
      ))
  ) and (space.equipment @> ${needs.equipment}::text[] and ${needs.pooled.length === 0} or not exists (
    select from pools join pool_claims on pool_id = pools.id
    where pools.site_id = space.site_id and during && tstzrange(starts_at, ends_at)
  ))`;

const waiting = ({ own }: Looking): Sql => sql`
  select ${packed(sql`occupied`)} as waiting
  from (
    select distinct booking.id, booking.occupied
    from space_cells as mine
    join space_cells as theirs using (cell_id)
    join bookings as booking on booking.space_id = theirs.space_id
    where mine.space_id = space.id and booking.state = 'requested' and not booking.holds_floor
      and booking.occupied && tstzrange(space.starts_at - interval '1 day', space.ends_at + interval '1 day')
      ${own ? sql`and booking.id is distinct from ${ownBooking(own)}` : empty}
  ) as wanted`;

const calendarsRead = sql`(
  select coalesce(json_agg(json_build_object('id', calendar_id, 'days', days)), '[]')
  from (
    select calendar_id, json_agg(json_build_array(date, date_part('epoch', lower(during)), date_part('epoch', upper(during))) order by date) as days
    from open_windows
    join (select "calendarId" as calendar_id, bool_and("isClear") as is_clear from place group by "calendarId") as read using (calendar_id)
    where date >= (select min(first_date) from frame)
      and date <= (select max(last_date) from frame) + case when is_clear then 0 else ${daysLater}::int end
    group by calendar_id
  ) as calendar
)`;

const claimsRead = ({ own }: Looking): Sql => sql`(
  select coalesce(json_agg(json_build_array(pool_id, amount, date_part('epoch', lower(during)), date_part('epoch', upper(during)))), '[]')
  from pool_claims
  where pool_id in (select id from pools where site_id in (select of_site_id from frame))
    and during && tstzrange((select min(starts_at) from frame) - interval '1 day', (select max(far_until) from frame))
    ${own ? sql`and booking_id is distinct from ${ownBooking(own)}` : empty}
)`;
