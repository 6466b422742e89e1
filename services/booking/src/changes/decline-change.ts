import { changeDeclined, declineChange, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { lockBooking } from '../bookings/find-booking.js';
import { whyGiven } from '../reasons/reason-row.js';
import { findChange, toChangeSnapshot, toChangeView, waiting } from './change-row.js';
import { settleChange } from './store-change.js';

@Answers(declineChange)
export class DeclineChange {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof declineChange>): Promise<ReplyOf<typeof declineChange>> {
    const seen = await findChange(tx, input.changeId);
    if (!seen) throw new DomainError('change.not-found');
    await lockBooking(tx, seen.bookingId);
    const change = await waiting(tx, input.changeId, input.version);
    const why = await whyGiven(tx, { kind: 'decline', given: input, actor, applicantId: change.applicantId });
    const declined = await settleChange(tx, { change, state: 'declined', actor, now, why });
    publish(changeDeclined, { aggregateId: declined.id, aggregateVersion: declined.version, data: toChangeSnapshot(declined) });
    return toChangeView(declined);
  }
}
