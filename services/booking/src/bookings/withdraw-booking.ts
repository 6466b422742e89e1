import { bookingWithdrawn, withdrawBooking, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { decide } from '../domain/booking-states.js';
import { toSnapshot, toView } from './booking-row.js';
import { lockBookingAndCells, mustStillBe, own } from './find-booking.js';
import { storeDecision } from './store-decision.js';

@Answers(withdrawBooking)
export class WithdrawBooking {
  async execute({
    input,
    actor,
    now,
    tx,
    publish,
  }: CommandCall<typeof withdrawBooking>): Promise<ReplyOf<typeof withdrawBooking>> {
    const before = own(await lockBookingAndCells(tx, input.bookingId), actor);
    mustStillBe(before, input.version);
    const after = decide(before, { change: 'withdraw' }, now);
    const withdrawn = await storeDecision(tx, { before, after, change: 'withdraw', actor, now });
    publish(bookingWithdrawn, { aggregateId: withdrawn.id, aggregateVersion: withdrawn.version, data: toSnapshot(withdrawn) });
    return toView(withdrawn);
  }
}
