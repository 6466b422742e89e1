import { eventChanged, eventLostItsSpace, type BookingSnapshot } from '#contracts';
import { sql } from '#persistence';
import type { Call } from '../call.js';
import { follow, isMoved, type KnownBooking } from '../domain/following.js';
import { isSame } from '../domain/interval.js';
import type { EventRow } from '../events/event-row.js';
import { lockEvent } from '../events/find-event.js';
import { storeEvent } from '../events/store-event.js';
import { tellEvent } from '../events/tell.js';
import { tellMoved } from '../events/tell-moved.js';
import { storeBooking } from '../projections/store-booking.js';
import { lockBooking } from './find-booking.js';

/**
 * Brings what is known of a booking up to date, and the event that takes its space. What counts is the newest that is known, and
 * where the event has followed it to, not the fact at hand: facts may come late, twice, or after a rebuild has told the same.
 */
export async function followBooking(call: Call, told: BookingSnapshot): Promise<void> {
  const { tx, now } = call;
  await storeBooking(tx, told);
  const booking = (await lockBooking(tx, told.bookingId))!;
  const taker = await tx.maybeOne<{ id: string }>(sql`
    select id from events
    where state in ('draft', 'published')
      and (booking_id = ${told.bookingId} or (space_state = 'wanted' and id = ${booking.eventId}))
    order by booking_id nulls last limit 1`);
  const before = taker && (await lockEvent(tx, taker.id));
  if (!before || !takesSpaceOf(before, booking)) return;

  const after = follow(before, booking);
  if (!isSameTo(before, after)) await announce(call, before, await storeEvent(tx, before, after, now));
}

const takesSpaceOf = ({ state, place, spaceState, id }: EventRow, booking: KnownBooking): boolean =>
  (state === 'draft' || state === 'published') &&
  (place?.bookingId === booking.place.bookingId || (spaceState === 'wanted' && booking.eventId === id));

const isSameTo = (before: EventRow, after: EventRow): boolean =>
  before.spaceState === after.spaceState && !isMoved(before, after) && before.booked !== null && after.booked !== null && isSame(before.booked, after.booked);

async function announce(call: Call, before: EventRow, after: EventRow): Promise<void> {
  if (after.spaceState === 'lost') return tellEvent(call.publish, eventLostItsSpace, after);
  if (after.state !== 'published') return;
  if (isMoved(before, after)) await tellMoved(call, after);
  else tellEvent(call.publish, eventChanged, after);
}
