import { sql, type Queryable } from '#persistence';
import { bookingsOf } from '../boards/taking.js';
import { bookingColumns, joinPlace, type BookingRow } from '../bookings/booking-row.js';
import type { Quota } from '../domain/quotas.js';

/** A request with what is told of it beside those that it competes with. */
export interface CompetingRow {
  booking: BookingRow;
  capacity: number;
  organisation: { id: string; name: string | null; kind: string | null } | null;
  quota: Quota | null;
  offerId: string | null;
}

interface Row extends BookingRow {
  capacity: number;
  organisationName: string | null;
  organisationKind: string | null;
  quota: Quota | null;
  offerId: string | null;
  count: number;
}

const most = 20;

/** The booking, and the requests that want any of its floor at the same time: what has the highest priority first, then who asked first. */
export async function findCompeting(db: Queryable, bookingId: string): Promise<{ rows: CompetingRow[]; count: number }> {
  const rows = await db.query<Row>(sql`
    with board as materialized (
      select id, space_id, occupied as floor, lower(occupied) as starts_at, upper(occupied) as ends_at from bookings where id = ${bookingId}
    ),
    competing as (
      select booking.id from board
      cross join lateral (
        select distinct theirs.space_id from space_cells as mine join space_cells as theirs using (cell_id) where mine.space_id = board.space_id
      ) as sharing
      cross join lateral ${bookingsOf(sql`sharing.space_id`)}
      where booking.state = 'requested' and booking.occupied && board.floor
      union select id from board
    )
    select ${bookingColumns}, coalesce(layout.capacity, space.capacity) as capacity, organisation.name as "organisationName",
      organisation.kind as "organisationKind", offer.id as "offerId", count(*) over ()::int as count, (
        select jsonb_build_object('kind', quotas.kind, 'hoursAMonth', hours_a_month, 'openRequests', open_requests) from quotas
        where quotas.kind = case when booking.organisation_id is null then 'person' else 'organisation' end
          and (owner_id is null or owner_id = coalesce(booking.organisation_id, booking.applicant_id))
        order by owner_id nulls last limit 1
      ) as quota
    from competing
    join bookings as booking using (id)
    ${joinPlace}
    left join layouts as layout on layout.space_id = booking.space_id and layout.kind = booking.layout
    left join organisations as organisation on organisation.id = booking.organisation_id
    left join offers as offer on offer.booking_id = booking.id and offer.state = 'open'
    order by booking.id = ${bookingId} desc, booking.priority desc, booking.requested_at, booking.id limit ${most}`);
  return { rows: rows.toSorted(byPriority).map(competingRow), count: rows[0]?.count ?? 0 };
}

const byPriority = (one: Row, other: Row): number =>
  other.priority - one.priority || one.requestedAt.epochMilliseconds - other.requestedAt.epochMilliseconds || (one.id < other.id ? -1 : 1);

function competingRow(row: Row): CompetingRow {
  const { capacity, organisationName: name, organisationKind: kind, quota, offerId, count: _, ...booking } = row;
  return { booking, capacity, organisation: booking.organisationId === null ? null : { id: booking.organisationId, name, kind }, quota, offerId };
}
