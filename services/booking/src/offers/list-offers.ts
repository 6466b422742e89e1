import { listOffers, toPage, type ReplyOf } from '#contracts';
import { isStaff } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql } from '#persistence';
import { idAfter } from '../page-position.js';
import { offerColumns, readOffer, toOfferView, type WrittenOffer } from './offer-row.js';

@Answers(listOffers)
export class ListOffers {
  async execute({ input, actor, db }: QueryCall<typeof listOffers>): Promise<ReplyOf<typeof listOffers>> {
    const after = idAfter(input.after);
    // Ids are in the order in which they were given.
    const rows = await db.query<WrittenOffer>(sql`
      select ${offerColumns} from offers as offer join bookings as booking on booking.id = offer.booking_id
      where true
        ${isStaff(actor) ? empty : sql`and booking.applicant_id = ${actor.id}`}
        ${input.state ? sql`and offer.state = ${input.state}` : empty}
        ${input.bookingId ? sql`and offer.booking_id = ${input.bookingId}` : empty}
        ${after ? sql`and offer.id < ${after}` : empty}
      order by offer.id desc limit ${input.limit + 1}`);
    return toPage(rows.map(readOffer).map(toOfferView), input.limit, ({ id }) => id);
  }
}
