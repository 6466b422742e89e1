import { bookingDeclined, declineBooking, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { decide } from '../domain/booking-states.js';
import { whyGiven } from '../reasons/reason-row.js';
import { toSnapshot, toView } from './booking-row.js';
import { found, lockBookingAndCells, mustStillBe } from './find-booking.js';
import { storeDecision } from './store-decision.js';

@Answers(declineBooking)
export class DeclineBooking {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof declineBooking>): Promise<ReplyOf<typeof declineBooking>> {
    const before = found(await lockBookingAndCells(tx, input.bookingId));
    mustStillBe(before, input.version);
    const why = await whyGiven(tx, { kind: 'decline', given: input, actor, applicantId: before.applicantId });
    const after = decide(before, { change: 'decline', ...why }, now);
    const declined = await storeDecision(tx, { before, after, change: 'decline', actor, now });
    publish(bookingDeclined, { aggregateId: declined.id, aggregateVersion: declined.version, data: toSnapshot(declined) });
    return toView(declined);
  }
}
