import { explainDecisions, type ReplyOf } from '#contracts';
import { DomainError, isStaff } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { findBooking } from '../bookings/find-booking.js';
import { findDecisions } from './find-decisions.js';
import { explained } from './explained.js';

@Answers(explainDecisions)
export class ExplainDecisions {
  async execute({ input, actor, db }: QueryCall<typeof explainDecisions>): Promise<ReplyOf<typeof explainDecisions>> {
    const booking = await findBooking(db, input.bookingId);
    if (!booking || !(isStaff(actor) || booking.applicantId === actor.id)) throw new DomainError('booking.not-found');
    const decisions = await findDecisions(db, booking.id);
    return { bookingId: booking.id, caseNumber: booking.caseNumber, applicantId: booking.applicantId, decisions: explained(decisions, booking, isStaff(actor)) };
  }
}
