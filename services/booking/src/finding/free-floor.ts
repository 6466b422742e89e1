import type { Instant } from '#kernel';
import { empty, sql, type Sql } from '#persistence';

/** What takes nothing from whoever asks: her own hold, or her own booking that she would move. Anybody else's does, whatever she says. */
export interface Own {
  holdId: string | null;
  bookingId: string | null;
  personId: string;
  isStaff: boolean;
}

/**
 * Selects `free`, a multirange: in which stretches between the two moments a booking of `space`, set up and cleared up in so many
 * minutes as it says itself, may begin and end anywhere, as far as the floor goes. What lies on one cell never overlaps, so of all
 * that began before, only the last can reach into it.
 */
export const freeFloor = (from: Sql, until: Sql, now: Instant, own?: Own): Sql => sql`
  select tstzmultirange(tstzrange(${from}, ${until})) - coalesce(range_agg(tstzrange(
    lower(taken.during) - space.clearing_up, upper(taken.during) + space.setting_up
  )), '{}') as free
  from space_cells as part
  cross join lateral (
    select * from (
      select ${columns(own)} from allocations
      where cell_id = part.cell_id and lower(during) < ${from} order by lower(during) desc limit 1
    ) as last_before
    union all
    select ${columns(own)} from allocations
    where cell_id = part.cell_id and lower(during) >= ${from} and lower(during) < ${until} + space.clearing_up
  ) as taken
  where part.space_id = space.id and (taken.expires_at is null or taken.expires_at > ${now}) ${own ? butHerOwn(own) : empty}`;

// Only these are in the index.
const columns = (own?: Own) => sql`during, expires_at ${own ? sql`, hold_id, booking_id` : empty}`;

const butHerOwn = ({ holdId, personId, ...own }: Own) => sql`
  and (taken.hold_id is null or taken.hold_id is distinct from (select id from holds where id = ${holdId}::uuid and person_id::text = ${personId}))
  and (taken.booking_id is null or taken.booking_id is distinct from ${ownBooking({ personId, ...own })})`;

/** The id of the booking that she would move, or null. */
export const ownBooking = ({ bookingId, personId, isStaff }: Omit<Own, 'holdId'>): Sql => sql`(
  select id from bookings where id = ${bookingId}::uuid and (${isStaff} or applicant_id::text = ${personId})
)`;

/** Stretches as text, `from until from until …` in seconds since 1970: an answer of tens of thousands must be quick to write and to read. */
export const packed = (stretch: Sql): Sql =>
  sql`string_agg(date_part('epoch', lower(${stretch}))::text || ' ' || date_part('epoch', upper(${stretch}))::text, ' ')`;
