import { approveBooking, bookingApproved, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { decide } from '../domain/booking-states.js';
import { toSnapshot, toView } from './booking-row.js';
import { found, lockBookingAndCells, mustStillBe } from './find-booking.js';
import { storeDecision } from './store-decision.js';

@Answers(approveBooking)
export class ApproveBooking {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof approveBooking>): Promise<ReplyOf<typeof approveBooking>> {
    const before = found(await lockBookingAndCells(tx, input.bookingId));
    mustStillBe(before, input.version);
    if (!before.spaceInUse) throw new DomainError('space.not-found');
    const after = decide(before, { change: 'approve' }, now);
    const approved = await storeDecision(tx, { before, after, change: 'approve', actor, now });
    publish(bookingApproved, { aggregateId: approved.id, aggregateVersion: approved.version, data: toSnapshot(approved) });
    return toView(approved);
  }
}
