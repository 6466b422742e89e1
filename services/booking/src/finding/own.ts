import { sql, type Sql } from '#persistence';

/** What takes nothing from whoever asks: her own hold, or her own booking that she would move. Anybody else's does, whatever she says. */
export interface Own {
  holdId: string | null;
  bookingId: string | null;
  personId: string;
  isStaff: boolean;
}

/** Of allocations: all but hers. */
export const butHerOwn = ({ holdId, personId, ...own }: Own): Sql => sql`
  and (hold_id is null or hold_id is distinct from (select id from holds where id = ${holdId}::uuid and person_id::text = ${personId}))
  and (booking_id is null or booking_id is distinct from ${ownBooking({ personId, ...own })})`;

/** The id of the booking that she would move, or null. */
export const ownBooking = ({ bookingId, personId, isStaff }: Omit<Own, 'holdId'>): Sql => sql`(
  select id from bookings where id = ${bookingId}::uuid and (${isStaff} or applicant_id::text = ${personId})
)`;
