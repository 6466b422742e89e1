import { mostFreeBusyDays, type SpaceFreeBusy } from '#contracts';
import { DomainError, type Instant } from '#kernel';
import { empty, sql, type Queryable, type Sql } from '#persistence';
import { daysKept } from '../domain/open-windows.js';
import { instant, list, object, quoted } from '../boards/json-text.js';

interface Asked {
  from?: string | undefined;
  to?: string | undefined;
}

/** A space, or the spaces of a site in the order of their ids. */
type Place = { spaceId: string } | { siteId: string; after: string | undefined; limit: number };

export interface FreeBusyRow extends Omit<SpaceFreeBusy, 'periods' | 'spaceId'> {
  /** Null in the one row of a site that has no space to tell of. */
  spaceId: string | null;
  /** In JSON, as they are answered. */
  periods: string;
  timeZone: string;
  start: Instant;
  end: Instant;
  lastDay: string;
}

/**
 * In one round trip: each space with its taken periods of whole days of its site.
 * @throws DomainError where those days make no sense
 */
export async function findFreeBusy(db: Queryable, place: Place, asked: Asked, now: Instant): Promise<FreeBusyRow[]> {
  mustBeInOrder(asked);
  const rows = await db.query<FreeBusyRow>(sql`
    with place as materialized (${placesOf(place, asked, now)}),
    taken as (
      select place.*, coalesce(busy, '{}') * frame as busy, coalesce(tentative, '{}') * frame as tentative,
        coalesce(maintained, '{}') * frame + (frame * written - coalesce(open, '{}')) as shut
      from place cross join lateral (${allocatedTo(now)}) as allocated
        cross join lateral (
          select range_agg(during) as open from open_windows
          where calendar_id = place.calendar_id and date between first_day - 1 and last_day + 1
        ) as opening
    )
    select id as "spaceId", name, time_zone as "timeZone", lower(frame) as "start", upper(frame) as "end",
      last_day::text as "lastDay", ${periods} as periods
    from taken order by id`);
  mustBeWithin(rows[0], asked);
  return rows;
}

// Days that are too many or none at all are looked at as if they were not, and then refused: only here is it known which day it is
// at the site.
const placesOf = (place: Place, { from, to }: Asked, now: Instant): Sql => sql`
  select space.id, space.name, space.calendar_id, site.time_zone, first_day, last_day, ${writtenDays(now)} as written,
    tstzmultirange(tstzrange(
      first_day::timestamp at time zone site.time_zone, (last_day + 1)::timestamp at time zone site.time_zone
    )) as frame
  from ${'spaceId' in place ? spaceAt(place) : spacesOf(place)}
  cross join lateral (
    select coalesce(${from ?? null}::date, (${now}::timestamptz at time zone site.time_zone)::date) as first_day
  ) as first
  cross join lateral (select first_day + ${mostFreeBusyDays - 1}::integer as furthest) as limits
  cross join lateral (
    select greatest(first_day, least(coalesce(${to ?? null}::date, furthest), furthest)) as last_day
  ) as last`;

// Of other days nothing says when it is open, and so not that it is closed either.
const writtenDays = (now: Instant): Sql => sql`
  coalesce((
    select tstzmultirange(tstzrange(
      first::timestamp at time zone site.time_zone, (site.windows_until + 1)::timestamp at time zone site.time_zone
    ))
    from (select (${now}::timestamptz at time zone site.time_zone)::date - ${daysKept - 1}::integer as first) as kept
    where first <= site.windows_until
  ), '{}')`;

const spaceAt = ({ spaceId }: { spaceId: string }): Sql => sql`
  (select * from spaces where id = ${spaceId} and in_use) as space join sites as site on site.id = space.site_id`;

const spacesOf = ({ siteId, after, limit }: Exclude<Place, { spaceId: string }>): Sql => sql`
  (select * from sites where id = ${siteId}) as site
  left join lateral (
    select * from spaces where site_id = site.id and in_use ${after ? sql`and id > ${after}` : empty} order by id limit ${limit}
  ) as space on true`;

const allocatedTo = (now: Instant): Sql => sql`
  select range_agg(during) filter (where booking.state = 'approved') as busy,
    range_agg(during) filter (where booking.state = 'requested' or allocation.expires_at > ${now}) as tentative,
    range_agg(during) filter (where allocation.block_id is not null) as maintained
  from space_cells join allocations as allocation using (cell_id)
    left join bookings as booking on booking.id = allocation.booking_id
  where space_cells.space_id = place.id and during && range_merge(frame)`;

// What is approved counts before what is only held, and both before that the house is closed.
const periods = list(
  object({ start: instant(sql`lower(period)`), end: instant(sql`upper(period)`), status: quoted(sql`status`) }),
  sql`period`,
  sql`from (
    select unnest(busy) as period, 'busy' as status
    union all select unnest(tentative - busy), 'tentative'
    union all select unnest(shut - busy - tentative), 'unavailable'
  ) as one`,
);

function mustBeInOrder({ from, to }: Asked): void {
  if (from && to && to < from) throw refusal('input.end-before-start', 'before the first day');
}

function mustBeWithin(row: FreeBusyRow | undefined, { to }: Asked): void {
  if (!row || !to || to === row.lastDay) return;
  if (to < row.lastDay) throw refusal('input.end-before-start', 'before today');
  throw refusal('input.invalid', `at most ${mostFreeBusyDays} days`);
}

const refusal = (code: 'input.end-before-start' | 'input.invalid', message: string) =>
  new DomainError(code, {}, [{ field: 'to', code: 'out-of-range', message }]);
