import type { Actor, Instant } from '#kernel';
import { sql, type Queryable } from '#persistence';
import type { RequestedRow } from '../bookings/booking-row.js';
import { isNotOfferedTo, namedTo, type Obstacle } from '../bookings/conflicts.js';
import type { Refusal } from '../domain/refusal.js';

// An answer about four hundred occurrences has room for few words about each.
const mostNamed = 2;

/** What has taken floor that these bookings want, for each of them by its id, all in one statement. */
export async function obstaclesOfEach(
  db: Queryable,
  wanted: readonly RequestedRow[],
  { actor, now, except = [] }: { actor: Actor; now: Instant; except?: readonly string[] },
): Promise<Map<string, Refusal[]>> {
  const rows = await db.query<Obstacle & { wantedId: string }>(sql`
    select wanted.id as "wantedId",
      case when booking.id is not null then 'booking' when hold.id is not null then 'hold' else 'maintenance' end as kind,
      booking.id as "bookingId", lower(taken.during) as "start", upper(taken.during) as "end", space.id as "spaceId",
      space.name as "spaceName", booking.title, organisation.name as organisation
    from jsonb_to_recordset(${JSON.stringify(wanted.map(floorOf))}::jsonb) as wanted (
      id uuid, space_id uuid, starts_at timestamptz, ends_at timestamptz, setup_minutes integer, clearup_minutes integer
    )
    cross join lateral (
      select distinct claim_id, booking_id, hold_id, block_id, during from allocations
      where cell_id in (select cell_id from space_cells where space_id = wanted.space_id)
        and during && occupied(starts_at, ends_at, setup_minutes, clearup_minutes)
        and (expires_at is null or expires_at > ${now}) and claim_id <> all (${except}::uuid[]) and ${isNotOfferedTo(sql`wanted.id`)}
      order by during, claim_id limit ${mostNamed}
    ) as taken
    left join bookings as booking on booking.id = taken.booking_id
    left join holds as hold on hold.id = taken.hold_id
    left join blocks as block on block.id = taken.block_id
    join spaces as space on space.id = coalesce(booking.space_id, hold.space_id, block.space_id)
    left join organisations as organisation on organisation.id = booking.organisation_id
    order by wanted.id, lower(taken.during), taken.claim_id`);
  const obstacles = new Map<string, Obstacle[]>();
  for (const { wantedId, ...obstacle } of rows) obstacles.set(wantedId, [...(obstacles.get(wantedId) ?? []), obstacle]);
  return new Map([...obstacles].map(([id, standing]) => [id, [conflictWith(standing, actor)]]));
}

const conflictWith = (standing: readonly Obstacle[], actor: Actor): Refusal => ({
  code: 'booking.conflict',
  params: { standsInTheWay: standing.map((obstacle) => namedTo(actor, obstacle)) },
});

const floorOf = ({ id, spaceId, start, end, setupMinutes, clearupMinutes }: RequestedRow) => ({
  id,
  space_id: spaceId,
  starts_at: start,
  ends_at: end,
  setup_minutes: setupMinutes,
  clearup_minutes: clearupMinutes,
});

/** An occurrence that takes floor which one before it of the same series has stands in the series' own way. */
export function overlapsOfEach(wanted: readonly RequestedRow[], actor: Actor): Map<string, Refusal[]> {
  const refusals = new Map<string, Refusal[]>();
  let before: RequestedRow | undefined;
  for (const booking of wanted.toSorted((one, other) => floorFrom(one) - floorFrom(other))) {
    if (before && before.spaceId === booking.spaceId && floorFrom(booking) < floorUntil(before)) {
      const { spaceId, spaceName, start, end, title, id } = before;
      const own: Obstacle = { kind: 'booking', bookingId: id, spaceId, spaceName, start, end, title, organisation: null };
      refusals.set(booking.id, [conflictWith([own], actor)]);
    } else before = booking;
  }
  return refusals;
}

const floorFrom = ({ start, setupMinutes }: RequestedRow): number => start.epochMilliseconds - setupMinutes * 60_000;
const floorUntil = ({ end, clearupMinutes }: RequestedRow): number => end.epochMilliseconds + clearupMinutes * 60_000;
