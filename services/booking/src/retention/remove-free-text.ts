import { bookingAnonymised } from '#contracts';
import { sql } from '#persistence';
import { toSnapshot, type BookingRow } from '../bookings/booking-row.js';
import { lockBookings } from '../bookings/find-booking.js';
import { erasedText } from '../domain/forgetting.js';
import { storeForgotten } from '../erasure/store-forgotten.js';
import { wasOver, type Remover } from './remover.js';

const hasWords = sql`(title <> ${erasedText} or purpose is not null or reason is not null and reason <> ${erasedText})`;

/** Titles, purposes and reasons in somebody's own words; what has been released of them stays. */
export const removeFreeText: Remover = {
  kind: 'case-free-text',
  due: (before) => sql`
    select distinct cases.id from bookings join cases on cases.id = bookings.case_id where ${hasWords} and ${wasOver(before)}`,
  remove: async ({ tx, publish, now }, { id }) => {
    const bookings = await lockBookings(tx, sql`case_id = ${id} and ${hasWords}`);
    for (const booking of bookings) {
      const reason = booking.reason === null ? null : erasedText;
      const wordless: BookingRow = { ...booking, title: erasedText, purpose: null, reason, version: booking.version + 1 };
      await storeForgotten(tx, booking, wordless, now);
      publish(bookingAnonymised, { aggregateId: booking.id, aggregateVersion: wordless.version, data: toSnapshot(wordless) });
    }
    await tx.execute(sql`
      update booking_changes set reason = ${erasedText}
      where reason is not null and booking_id in (select id from bookings where case_id = ${id})`);
    return bookings.length;
  },
};
