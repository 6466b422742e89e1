import { approveChange, bookingMoved, changeApproved, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { toSnapshot, toView } from '../bookings/booking-row.js';
import { found, lockBookingAndCells } from '../bookings/find-booking.js';
import { findRoom } from '../bookings/find-room.js';
import { movedTo, type WantedChange } from '../bookings/moved-to.js';
import { mustBeMovable } from '../bookings/must-be-movable.js';
import { storeDecision } from '../bookings/store-decision.js';
import { decide } from '../domain/booking-states.js';
import { findChange, toChangeSnapshot, waiting, type ChangeRow } from './change-row.js';
import { settleChange } from './store-change.js';

@Answers(approveChange)
export class ApproveChange {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof approveChange>): Promise<ReplyOf<typeof approveChange>> {
    const seen = await findChange(tx, input.changeId);
    if (!seen) throw new DomainError('change.not-found');
    const wanted = wantedBy(seen);
    const room = await findRoom(tx, { ...wanted, personId: actor.id, organisationId: seen.organisationId });
    if (!room) throw new DomainError('space.not-found');
    const next = { spaceId: room.id, poolIds: seen.pooled.map(({ poolId }) => poolId) };
    const before = found(await lockBookingAndCells(tx, seen.bookingId, next));
    // What is asked for never changes; whether it still waits may have.
    const change = await waiting(tx, input.changeId, input.version);
    const after = decide(before, { change: 'move', to: movedTo(before, wanted, room) }, now);
    await mustBeMovable(tx, { before, after, room, quotas: [], actor, now });
    // First, since it would else be superseded by what it brings about.
    const settled = await settleChange(tx, { change, state: 'approved', actor, now });
    const moved = await storeDecision(tx, { before, after, change: 'move', actor, now, details: { changeId: change.id } });
    publish(changeApproved, { aggregateId: settled.id, aggregateVersion: settled.version, data: toChangeSnapshot(settled) });
    publish(bookingMoved, { aggregateId: moved.id, aggregateVersion: moved.version, data: toSnapshot(moved) });
    return toView(moved);
  }
}

const wantedBy = ({ spaceId, start, end, people, layout, pooled, serviceIds }: ChangeRow): WantedChange & { spaceId: string } => ({
  spaceId, start: start.toString(), end: end.toString(), people, pooled, serviceIds, ...(layout !== null && { layout }),
});
