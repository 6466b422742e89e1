import { snapshotBookings, toPage, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql } from '#persistence';
import { idAfter } from '../page-position.js';
import { bookingColumns, joinPlace, toSnapshot, type BookingRow } from './booking-row.js';

@Answers(snapshotBookings)
export class SnapshotBookings {
  async execute({ input, db }: QueryCall<typeof snapshotBookings>): Promise<ReplyOf<typeof snapshotBookings>> {
    const after = idAfter(input.after);
    const rows = await db.query<BookingRow>(sql`
      select ${bookingColumns} from bookings as booking ${joinPlace}
      where true ${after ? sql`and booking.id > ${after}` : empty} order by booking.id limit ${input.limit + 1}`);
    return toPage(rows.map(toSnapshot), input.limit, ({ bookingId }) => bookingId);
  }
}
