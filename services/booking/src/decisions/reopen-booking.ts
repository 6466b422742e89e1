import { bookingRequested, reopenBooking, type ReplyOf } from '#contracts';
import { DomainError, type Instant } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { mustBeFree } from '../bookings/approve-booking.js';
import { toSnapshot, toView, type BookingRow } from '../bookings/booking-row.js';
import { found, lockBookingAndCells, mustStillBe } from '../bookings/find-booking.js';
import { storeDecision } from '../bookings/store-decision.js';
import { decide } from '../domain/booking-states.js';
import { notApproved, secondApprovalGrounds } from '../domain/second-approval.js';
import { approvalCircumstancesOf } from './find-approval-rules.js';

@Answers(reopenBooking)
export class ReopenBooking {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof reopenBooking>): Promise<ReplyOf<typeof reopenBooking>> {
    const { bookingId } = input;
    const before = found(await lockBookingAndCells(tx, bookingId));
    mustStillBe(before, input.version);
    const isWaiting = await lockCase(tx, before.caseId);
    const after = await reopened(tx, before, now);
    await mustBeFree(tx, after, actor, now);
    const stored = await storeDecision(tx, { before, after, change: 'reopen', actor, now });
    if (!isWaiting) await startClockAnew(tx, before.caseId, now);
    publish(bookingRequested, { aggregateId: stored.id, aggregateVersion: stored.version, data: toSnapshot(stored) });
    return toView(stored);
  }
}

/** As it would be asked for now, by the rules as they are now. */
async function reopened(tx: Transaction, before: BookingRow, now: Instant): Promise<BookingRow> {
  const after = decide(before, { change: 'reopen' }, now);
  if (!before.spaceInUse) throw new DomainError('space.not-found');
  // An event that has lost its space asks for one itself; and of nobody there is nobody to answer.
  if (before.eventId !== null) throw new DomainError('booking.asked-by-event', { eventId: before.eventId });
  if (before.applicantId === null) throw new DomainError('person.erased');
  const { rules = null, open = [] } = (await approvalCircumstancesOf(tx, [before.id])).get(before.id) ?? {};
  const { holdsFloor } = await tx.one<{ holdsFloor: boolean }>(sql`
    select pending_blocks as "holdsFloor" from spaces
    join space_rules on space_id = spaces.id and space_rules.version = rules_version where spaces.id = ${before.spaceId}`);
  const secondApproval = secondApprovalGrounds(before, rules, open);
  return { ...after, ...notApproved, secondApproval, holdsFloor, agreementId: null, isCancelledLate: false, checkedInAt: null };
}

/** @returns whether anything of the case waits already */
async function lockCase(tx: Transaction, caseId: string): Promise<boolean> {
  const { isWaiting } = await tx.one<{ isWaiting: boolean }>(sql`
    select state = 'requested' as "isWaiting" from cases where id = ${caseId} for no key update`);
  return isWaiting;
}

// What is taken up again has not waited since it was asked for.
const startClockAnew = (tx: Transaction, caseId: string, now: Instant): Promise<number> =>
  tx.execute(sql`update cases set clock_started_at = ${now}, version = version + 1 where id = ${caseId}`);
