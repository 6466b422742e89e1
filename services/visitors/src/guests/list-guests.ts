import { listGuests, reachOf, toPage, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';
import { findBooking } from '../projections/find-booking.js';
import { following } from '../visits/page-position.js';
import { fromVisits, toView, visitColumns, type NamedVisit } from '../visits/visit-row.js';

@Answers(listGuests)
export class ListGuests {
  async execute({ input, actor, db }: QueryCall<typeof listGuests>): Promise<ReplyOf<typeof listGuests>> {
    const booking = await findBooking(db, input.bookingId, actor, reachOf(listGuests, actor));
    const rows = await db.query<NamedVisit>(sql`
      select ${visitColumns} ${fromVisits}
      where visit.booking_id = ${booking.id} and visit.kind = 'guest' ${following(input.after, sql`visit.id`, fromVisits)}
      order by visit.id limit ${input.limit + 1}`);
    const { items, next } = toPage(rows, input.limit, ({ id }) => id);
    return { items: items.map(toView), next };
  }
}
