import type { z } from 'zod';
import { toPage, type bookingHit } from '#contracts';
import type { Instant } from '#kernel';
import { sql } from '#persistence';

type Hit = z.input<typeof bookingHit>;

export interface BookingsHit {
  bookingsHit: Hit[];
  bookingsHitCount: number;
}

export type HitRow = Omit<Hit, 'start' | 'end'> & { start: Instant; end: Instant; count: number };

/** Selects a HitRow from `booking` with `space` and `organisation`, counting what a limit leaves out. */
export const hitColumns = sql`
  booking.id, booking.state, booking.starts_at as "start", booking.ends_at as "end", space.id as "spaceId",
  space.name as "spaceName", booking.title, booking.applicant_id as "applicantId", organisation.name as organisation,
  count(*) over () as count`;

function toHit(row: HitRow): Hit {
  const { id, state, spaceId, spaceName, title, applicantId, organisation } = row;
  const times = { start: row.start.toString(), end: row.end.toString() };
  return { id, state, ...times, spaceId, spaceName, title, applicantId, organisation };
}

/** All are counted; named are as many as an answer holds. */
export function toBookingsHit(rows: HitRow[]): BookingsHit {
  const [named, count] = [rows.map(toHit), rows[0]?.count ?? 0];
  return { bookingsHit: toPage(named, named.length, ({ id }) => id).items, bookingsHitCount: count };
}
