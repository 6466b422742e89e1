import { inviteGuest, reachOf, type ReplyOf } from '#contracts';
import { DomainError, newId } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { mustTakeGuests, mustHaveRoom } from '../domain/guest-rules.js';
import { stateAfter } from '../domain/visit-states.js';
import { holdOffErasure, isForgotten } from '../erasure/person-lock.js';
import { findBooking, lockGuestsOf, type KnownBooking } from '../projections/find-booking.js';
import { insertVisit } from '../visits/store-visit.js';
import { tell } from '../visits/tell.js';
import { fromVisits, toView, untouched, visitColumns, type NamedVisit } from '../visits/visit-row.js';
import { placeOfBooking, titleOfBooking } from './place-of-booking.js';

@Answers(inviteGuest)
export class InviteGuest {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof inviteGuest>): Promise<ReplyOf<typeof inviteGuest>> {
    await lockGuestsOf(tx, input.bookingId);
    const known = () => findBooking(tx, input.bookingId, actor, reachOf(inviteGuest, actor));
    const guestId = input.guestId.toLowerCase();
    await holdOffErasure(tx, guestId, (await known()).applicantId);
    // Her host may have been erased while this waited.
    const booking = await known();
    if (await isForgotten(tx, guestId)) throw new DomainError('person.erased');
    mustTakeGuests(booking, now);

    const guests = await guestsOf(tx, booking.id);
    const before = guests.find(({ visitorId }) => visitorId === guestId);
    if (before) return toView(before);
    mustHaveRoom(booking, guests.length);
    const visit = expected(booking, guestId, input.name);
    await insertVisit(tx, visit);
    tell(publish, 'expect', visit);
    return toView(visit);
  }
}

/** Those who are still to come, or have come. */
const guestsOf = (tx: Transaction, bookingId: string): Promise<NamedVisit[]> =>
  tx.query<NamedVisit>(sql`
    select ${visitColumns} ${fromVisits}
    where visit.booking_id = ${bookingId} and visit.kind = 'guest' and visit.state <> 'cancelled'`);

const expected = (booking: KnownBooking, guestId: string, name: string): NamedVisit => ({
  ...untouched,
  ...placeOfBooking(booking, booking.start, booking.end),
  id: newId(),
  kind: 'guest',
  state: stateAfter(null, 'expect'),
  title: titleOfBooking(booking.title),
  // As her host knows her: what her address is known by here is not for the host to learn.
  visitorName: name,
  shownName: name,
  visitorId: guestId,
  hostId: booking.applicantId,
  bookingId: booking.id,
  bookingVersion: booking.version,
});
