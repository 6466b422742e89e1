import { bookingCancelled, cancelBooking, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { decide } from '../domain/booking-states.js';
import { toSnapshot, toView } from './booking-row.js';
import { lockBookingAndCells, mustStillBe, toChange } from './find-booking.js';
import { storeDecision } from './store-decision.js';

@Answers(cancelBooking)
export class CancelBooking {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof cancelBooking>): Promise<ReplyOf<typeof cancelBooking>> {
    const before = toChange(await lockBookingAndCells(tx, input.bookingId), actor);
    mustStillBe(before, input.version);
    const after = decide(before, { change: 'cancel', reason: input.reason }, now);
    const cancelled = await storeDecision(tx, { before, after, change: 'cancel', actor, now });
    publish(bookingCancelled, { aggregateId: cancelled.id, aggregateVersion: cancelled.version, data: toSnapshot(cancelled) });
    return toView(cancelled);
  }
}
