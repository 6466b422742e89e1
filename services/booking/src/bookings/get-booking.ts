import { getBooking, type ReplyOf } from '#contracts';
import { DomainError, type Instant } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';
import type { BookingState } from '../domain/booking-states.js';
import { toView } from './booking-row.js';
import { findBooking, maySee } from './find-booking.js';
import { lateFromOf } from './late-cancellation.js';

interface HistoryRow {
  at: Instant;
  by: string | null;
  change: string;
  state: BookingState;
  start: Instant;
  end: Instant;
  spaceId: string;
}

@Answers(getBooking)
export class GetBooking {
  async execute({ input, actor, db }: QueryCall<typeof getBooking>): Promise<ReplyOf<typeof getBooking>> {
    const booking = await findBooking(db, input.bookingId);
    if (!booking || !maySee(actor, booking)) throw new DomainError('booking.not-found');
    const [lateFrom, history] = await Promise.all([
      lateFromOf(db, booking),
      db.query<HistoryRow>(sql`
        select at, by, change, state, starts_at as "start", ends_at as "end", space_id as "spaceId"
        from booking_history where booking_id = ${booking.id} order by version`),
    ]);
    return {
      ...toView(booking),
      lateFrom: lateFrom?.toString() ?? null,
      history: history.map((row) => ({ ...row, at: row.at.toString(), start: row.start.toString(), end: row.end.toString() })),
    };
  }
}
