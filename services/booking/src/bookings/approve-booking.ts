import { approveBooking, bookingApproved, bookingFirstApproved, type ReplyOf } from '#contracts';
import { DomainError, type Actor, type Instant } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import type { Transaction } from '#persistence';
import { approvalsOf } from '../decisions/approvals.js';
import { mustHaveNone } from '../domain/refusal.js';
import { toSnapshot, toView, type BookingRow } from './booking-row.js';
import { conflict, standingInTheWay } from './conflicts.js';
import { found, lockBookingAndCells, mustStillBe } from './find-booking.js';
import { poolsInTheWay, takesFloor } from './pools.js';
import { storeDecision } from './store-decision.js';

@Answers(approveBooking)
export class ApproveBooking {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof approveBooking>): Promise<ReplyOf<typeof approveBooking>> {
    const before = found(await lockBookingAndCells(tx, input.bookingId));
    mustStillBe(before, input.version);
    if (!before.spaceInUse) throw new DomainError('space.not-found');
    const [approval] = await approvalsOf(tx, [before], { actor, now });
    // What it takes is looked at when it is taken; the first of two learns now what the other would.
    if (approval!.change === 'approve-first') await mustBeFree(tx, before, actor, now);
    const stored = await storeDecision(tx, { ...approval!, actor, now });
    const fact = approval!.change === 'approve' ? bookingApproved : bookingFirstApproved;
    publish(fact, { aggregateId: stored.id, aggregateVersion: stored.version, data: toSnapshot(stored) });
    return toView(stored);
  }
}

/** Nothing that holds floor stands in the way of what holds none itself. */
export async function mustBeFree(tx: Transaction, booking: BookingRow, actor: Actor, now: Instant): Promise<void> {
  if (takesFloor(booking)) return;
  mustHaveNone(await poolsInTheWay(tx, [booking]));
  const obstacles = await standingInTheWay(tx, booking, now, booking.id);
  if (obstacles.length > 0) throw conflict(obstacles, actor);
}
