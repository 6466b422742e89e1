import { sql } from '#persistence';
import { offerColumns, type OfferRow } from '../../offers/offer-row.js';
import type { Part } from '../part.js';

/** Other times and spaces that were offered instead. */
export const offersPart: Part = {
  name: 'offers',
  read: async ({ db, caseId, masking }) => {
    const offers = await db.query<OfferRow>(sql`
      select ${offerColumns} from offers as offer join bookings as booking on booking.id = offer.booking_id
      where booking.case_id = ${caseId} order by offer.made_at, offer.id`);
    return offers.map(({ id, bookingId, state, until, madeAt, madeBy, endedAt, accepted, alternatives }) => ({
      id, bookingId, state, until, madeAt, madeBy: masking.who(madeBy), endedAt, accepted, alternatives,
    }));
  },
};
