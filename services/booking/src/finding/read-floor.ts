import { empty, sql, type Sql } from '#persistence';
import { butHerOwn, ownBooking } from './own.js';
import type { Frame, Looking } from './reading.js';
import { spacesLookedAt } from './read-spaces.js';

/** When a cell is taken, in seconds since 1970 and in order of time. */
export interface TakenRow {
  cellId: string;
  begins: number[];
  ends: number[];
  /** Or only the first of them. */
  isAll: boolean;
}

/** A request for the space, or for another on the same floor, that keeps nobody out. */
export interface WaitingRow {
  spaceId: string;
  from: number;
  until: number;
}

export interface ClaimRow {
  poolId: string;
  amount: number;
  from: number;
  until: number;
}

/** What lies on one cell never overlaps, so of all that began before, only the last can reach into the frame. */
export const takenRead = (looking: Looking, { from, until }: Frame): Sql => sql`
  select part.cell_id as "cellId", taken.begins, taken.ends, taken.is_all as "isAll"
  from (
    select cell_id, ${atMost(looking)} as at_most
    from space_cells join ${spacesLookedAt(looking)} on space.id = space_id group by cell_id
  ) as part
  cross join lateral (
    select array_to_json(array_agg(date_part('epoch', begins))) as begins, array_to_json(array_agg(date_part('epoch', ends))) as ends,
      part.at_most is null or count(*) < part.at_most as is_all
    from (
      select lower(during) as begins, upper(during) as ends
      from allocations
      where cell_id = part.cell_id and lower(during) < ${until} and lower(during) >= coalesce(
          (select max(lower(during)) from allocations where cell_id = part.cell_id and lower(during) < ${from}), ${from}
        )
        and (expires_at is null or expires_at > ${looking.now}) ${looking.own ? butHerOwn(looking.own) : empty}
      -- Here, where the index has them in order, and not in each of the two lists.
      order by lower(during) limit part.at_most
    ) as stretch
    having count(*) > 0
  ) as taken`;

// Five windows lie among so many nearly anywhere; and a single one, where people do not fit in anyway, among fewer.
const atMost = ({ onlyFirstTaken, needs: { people, accessibility } }: Looking): Sql =>
  onlyFirstTaken ? sql`case when bool_or(space.capacity >= ${people} and space.accessibility @> ${accessibility}::text[]) then 24 else 8 end` : sql`null::int`;

export const waitingRead = (looking: Looking, { from, until }: Frame): Sql => sql`
  select distinct space.id as "spaceId", booking.id, date_part('epoch', lower(occupied)) as "from", date_part('epoch', upper(occupied)) as "until"
  from bookings as booking
  join space_cells as theirs using (space_id)
  join space_cells as ours using (cell_id)
  join ${spacesLookedAt(looking)} on space.id = ours.space_id
  where booking.state = 'requested' and not booking.holds_floor and booking.occupied && tstzrange(${from}, ${until})
    ${looking.own ? sql`and booking.id is distinct from ${ownBooking(looking.own)}` : empty}`;

export const claimsRead = (looking: Looking, { from, until }: Frame): Sql => sql`
  select pool_id as "poolId", amount, date_part('epoch', lower(during)) as "from", date_part('epoch', upper(during)) as "until"
  from pool_claims
  where ${needsThings(looking)} and pool_id in (select id from pools where site_id in (select site.id from ${spacesLookedAt(looking)}))
    and during && tstzrange(${from}, ${until}) ${looking.own ? sql`and (booking_id is null or booking_id is distinct from ${ownBooking(looking.own)})` : empty}`;

const needsThings = ({ needs }: Looking): boolean => needs.equipment.length + needs.pooled.length > 0;
