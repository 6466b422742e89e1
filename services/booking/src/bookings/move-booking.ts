import { bookingMoved, moveBooking, type InputOf, type ReplyOf } from '#contracts';
import { DomainError, isStaff, type Actor } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import type { Transaction } from '#persistence';
import { decide } from '../domain/booking-states.js';
import { mustEndAfterItStarts } from '../domain/interval.js';
import { toSnapshot, toView, type BookingRow } from './booking-row.js';
import { found, lockBookingAndCells, mustStillBe, own } from './find-booking.js';
import { findRoom, type RoomToAsk } from './find-room.js';
import { movedTo } from './moved-to.js';
import { mustBeMovable } from './must-be-movable.js';
import { storeDecision } from './store-decision.js';

@Answers(moveBooking)
export class MoveBooking {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof moveBooking>): Promise<ReplyOf<typeof moveBooking>> {
    const next = { spaceId: input.spaceId ?? null, poolIds: input.pooled?.map(({ poolId }) => poolId) ?? [] };
    const booking = await lockBookingAndCells(tx, input.bookingId, next);
    const before = isStaff(actor) ? found(booking) : own(booking, actor);
    mustStillBe(before, input.version);
    const room = await findRoomFor(tx, before, input, actor);
    const after = decide(before, { change: 'move', to: movedTo(before, input, room) }, now);
    mustEndAfterItStarts(after);
    await mustBeMovable(tx, { before, after, room, actor, now });
    const moved = await storeDecision(tx, { before, after, change: 'move', actor, now });
    publish(bookingMoved, { aggregateId: moved.id, aggregateVersion: moved.version, data: toSnapshot(moved) });
    return toView(moved);
  }
}

async function findRoomFor(tx: Transaction, before: BookingRow, { spaceId, start, end }: InputOf<typeof moveBooking>, actor: Actor): Promise<RoomToAsk> {
  const { organisationId } = before;
  const room = await findRoom(tx, { spaceId: spaceId ?? before.spaceId, start, end, personId: actor.id, organisationId });
  if (!room) throw new DomainError('space.not-found');
  return room;
}

