import { bookingCancelled, cancelBooking, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { decide } from '../domain/booking-states.js';
import { whyGiven } from '../reasons/reason-row.js';
import { toSnapshot, toView } from './booking-row.js';
import { lockBookingAndCells, mustStillBe, toChange } from './find-booking.js';
import { cancelledLate } from './late-cancellation.js';
import { storeDecision } from './store-decision.js';

@Answers(cancelBooking)
export class CancelBooking {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof cancelBooking>): Promise<ReplyOf<typeof cancelBooking>> {
    const before = toChange(await lockBookingAndCells(tx, input.bookingId), actor);
    mustStillBe(before, input.version);
    const why = await whyGiven(tx, { kind: 'cancel', given: input, actor, applicantId: before.applicantId });
    const isLate = (await cancelledLate(tx, [before], actor, now)).has(before.id);
    const after = { ...decide(before, { change: 'cancel', ...why }, now), isCancelledLate: isLate };
    const cancelled = await storeDecision(tx, { before, after, change: 'cancel', actor, now, details: isLate ? { isLate } : {} });
    publish(bookingCancelled, { aggregateId: cancelled.id, aggregateVersion: cancelled.version, data: toSnapshot(cancelled) });
    return toView(cancelled);
  }
}
