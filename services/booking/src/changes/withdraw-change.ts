import { changeWithdrawn, withdrawChange, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { lockBooking } from '../bookings/find-booking.js';
import { findChange, toChangeSnapshot, toChangeView, waiting } from './change-row.js';
import { settleChange } from './store-change.js';

@Answers(withdrawChange)
export class WithdrawChange {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof withdrawChange>): Promise<ReplyOf<typeof withdrawChange>> {
    const seen = await findChange(tx, input.changeId);
    if (!seen || seen.applicantId !== actor.id) throw new DomainError('change.not-found');
    await lockBooking(tx, seen.bookingId);
    const change = await waiting(tx, input.changeId, input.version);
    const withdrawn = await settleChange(tx, { change, state: 'withdrawn', actor, now });
    publish(changeWithdrawn, { aggregateId: withdrawn.id, aggregateVersion: withdrawn.version, data: toChangeSnapshot(withdrawn) });
    return toChangeView(withdrawn);
  }
}
