import { DomainError, type ErrorParameter, type Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';

interface Lost {
  kind: 'booking' | 'hold' | 'maintenance';
  bookingId: string | null;
  spaceId: string;
  spaceName: { sv: string; en: string };
  start: Instant;
  end: Instant;
  title: string | null;
  organisation: string | null;
  count: number;
}

const mostNamed = 100;

// What is to hold floor of these spaces, in the cells that they have now.
const claimsOf = (spaceIds: readonly string[], now: Instant) => sql`
  select id as booking_id, null::uuid as hold_id, null::uuid as block_id, null::timestamptz as expires_at, space_id, occupied as during
  from bookings
  where space_id = any (${spaceIds}::uuid[]) and upper(occupied) > ${now}
    and (state = 'approved' or state = 'requested' and holds_floor)
  union all
  select null, id, null, expires_at, space_id, occupied from holds where space_id = any (${spaceIds}::uuid[]) and holds_floor
  union all
  select null, null, id, null, space_id, tstzrange(starts_at, ends_at) from blocks
  where space_id = any (${spaceIds}::uuid[]) and ends_at > ${now}`;

/** Takes for all that is to hold floor of these spaces the cells that they have now; the constraint has the last word. */
export async function takeFloorBack(tx: Transaction, spaceIds: readonly string[], now: Instant): Promise<void> {
  await tx.execute(sql`
    insert into allocations (booking_id, hold_id, block_id, expires_at, cell_id, during)
    select booking_id, hold_id, block_id, expires_at, cell_id, during
    from (${claimsOf(spaceIds, now)}) as claim join space_cells using (space_id)
    order by cell_id, during
    on conflict do nothing`);
  const lost = await tx.query<Lost>(sql`
    select case when booking_id is not null then 'booking' when hold_id is not null then 'hold' else 'maintenance' end as kind,
      booking_id as "bookingId", space.id as "spaceId", space.name as "spaceName", lower(during) as "start", upper(during) as "end",
      booking.title, organisation.name as organisation, count(*) over ()::int as count
    from (${claimsOf(spaceIds, now)}) as claim
    join spaces as space on space.id = claim.space_id
    left join bookings as booking on booking.id = booking_id
    left join organisations as organisation on organisation.id = booking.organisation_id
    where exists (
      select from space_cells
      where space_id = claim.space_id and not exists (
        select from allocations
        where claim_id = coalesce(claim.booking_id, claim.hold_id, claim.block_id) and cell_id = space_cells.cell_id
      )
    )
    order by lower(during), claim.booking_id limit ${mostNamed}`);
  if (lost.length > 0) throw cellsTaken(lost);
}

const cellsTaken = (lost: readonly Lost[]): DomainError =>
  new DomainError('space.cells-taken', { bookingsHit: lost.map(named), count: lost[0]!.count });

const named = ({ kind, bookingId, spaceId, spaceName, start, end, title, organisation }: Lost): ErrorParameter => ({
  kind, bookingId, spaceId, spaceName, start: start.toString(), end: end.toString(), title, organisation,
});
