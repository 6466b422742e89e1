import { toPage, type bookingHit, type bookingsHit } from '#contracts';
import type { Instant } from '#kernel';
import { sql } from '#persistence';
import type { z } from 'zod';

type Hit = z.input<typeof bookingHit>;

export interface BookingsHit {
  bookingsHit: Hit[];
  bookingsHitCount: z.input<(typeof bookingsHit)['bookingsHitCount']>;
}

export type HitRow = Omit<Hit, 'start' | 'end'> & { start: Instant; end: Instant; count: number };

/** Selects a HitRow from `booking` with `space` and `organisation`, counting what a limit leaves out. */
export const hitColumns = sql`
  booking.id, booking.state, booking.starts_at as "start", booking.ends_at as "end", space.id as "spaceId",
  space.name as "spaceName", booking.title, booking.applicant_id as "applicantId", organisation.name as organisation,
  count(*) over () as count`;

/** All are counted; named are as many as an answer holds. */
export function toBookingsHit(rows: HitRow[]): BookingsHit {
  const named = rows.map(({ count: _, start, end, ...hit }) => ({ ...hit, start: start.toString(), end: end.toString() }));
  return { bookingsHit: toPage(named, named.length, ({ id }) => id).items, bookingsHitCount: rows[0]?.count ?? 0 };
}
