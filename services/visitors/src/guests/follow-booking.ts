import { Temporal } from 'temporal-polyfill';
import type { bookingApproved } from '#contracts';
import type { Reaction } from '#messaging';
import { sql } from '#persistence';
import { follow } from '../domain/following.js';
import { holdOffErasure } from '../erasure/person-lock.js';
import { lockGuestsOf } from '../projections/find-booking.js';
import { storeBooking } from '../projections/store-booking.js';
import { updateVisit } from '../visits/store-visit.js';
import { tell } from '../visits/tell.js';
import { fromVisits, visitColumns, type NamedVisit } from '../visits/visit-row.js';
import { placeOfBooking, titleOfBooking } from './place-of-booking.js';

/** Whatever happens to a booking, its guests come when and where it is, or not at all. Every fact about it says all of that. */
export class FollowBooking {
  static readonly reaction = 'follow-booking';

  async react({ event, tx, publish, now }: Reaction<typeof bookingApproved>): Promise<void> {
    const booking = event.data;
    await lockGuestsOf(tx, booking.bookingId);
    await holdOffErasure(tx, booking.applicantId);
    await storeBooking(tx, booking);

    const [start, end] = [Temporal.Instant.from(booking.start), Temporal.Instant.from(booking.end)];
    const place = booking.state === 'approved' ? placeOfBooking(booking, start, end) : null;
    const wish = { title: titleOfBooking(booking.title), place };
    // Each visit knows how far it has followed: the projection may have been rebuilt from something newer. What has been
    // forgotten of a visit stays so.
    const visits = await tx.query<NamedVisit>(sql`
      select ${visitColumns} ${fromVisits}
      where visit.booking_id = ${booking.bookingId} and visit.kind = 'guest' and visit.booking_version < ${booking.version}
        and visit.emptied_at is null
      order by visit.id for no key update of visit`);
    for (const visit of visits) {
      const step = follow({ ...visit, bookingVersion: booking.version }, wish, now, false);
      if (step) tell(publish, step.change, await updateVisit(tx, step.after));
    }
    await tx.execute(sql`
      update visits set booking_version = ${booking.version}
      where booking_id = ${booking.bookingId} and kind = 'guest' and booking_version < ${booking.version}`);
  }
}
