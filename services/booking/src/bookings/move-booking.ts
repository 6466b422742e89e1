import { bookingMoved, moveBooking, type InputOf, type ReplyOf } from '#contracts';
import { DomainError, isStaff, type Actor } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import type { Transaction } from '#persistence';
import { decide } from '../domain/booking-states.js';
import { mustEndAfterItStarts } from '../domain/interval.js';
import { takesNoMore } from '../domain/moving.js';
import { toSnapshot, toView, type BookingRow } from './booking-row.js';
import { findBooking, lockBookingAndCells, mustStillBe, toChange } from './find-booking.js';
import { findRoom, type RoomToAsk } from './find-room.js';
import { movedTo } from './moved-to.js';
import { mustBeMovable } from './must-be-movable.js';
import { lockQuotas } from './quotas-in-the-way.js';
import { isBoundByQuotas } from './rules-in-the-way.js';
import { storeDecision } from './store-decision.js';

@Answers(moveBooking)
export class MoveBooking {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof moveBooking>): Promise<ReplyOf<typeof moveBooking>> {
    const seen = toChange(await findBooking(tx, input.bookingId), actor);
    mustStillBe(seen, input.version);
    const room = await findRoomFor(tx, seen, input, actor);
    const to = movedTo(seen, input, room);
    mustEndAfterItStarts(to);
    const quotas = isBoundByQuotas({ actor, eventId: seen.eventId }) ? room.quotas : [];

    await lockQuotas(tx, quotas, { personId: actor.id, organisationId: seen.organisationId });
    const next = { spaceId: room.id, poolIds: to.pooled.map(({ poolId }) => poolId) };
    const before = toChange(await lockBookingAndCells(tx, input.bookingId, next), actor);
    // Of the same version it is as it was when it was seen.
    mustStillBe(before, input.version);
    const after = givenBy(actor, before, decide(before, { change: 'move', to }, now));
    await mustBeMovable(tx, { before, after, room, quotas, actor, now });
    const moved = await storeDecision(tx, { before, after, change: 'move', actor, now });
    publish(bookingMoved, { aggregateId: moved.id, aggregateVersion: moved.version, data: toSnapshot(moved) });
    return toView(moved);
  }
}

async function findRoomFor(tx: Transaction, before: BookingRow, to: InputOf<typeof moveBooking>, actor: Actor): Promise<RoomToAsk> {
  const { start, end, spaceId = before.spaceId } = to;
  const room = await findRoom(tx, { spaceId, start, end, personId: actor.id, organisationId: before.organisationId });
  if (!room) throw new DomainError('space.not-found');
  return room;
}

/** What an applicant takes beyond what an agreement gave her the rules of the space give, and it no longer counts on its hours. */
const givenBy = (actor: Actor, before: BookingRow, after: BookingRow): BookingRow =>
  isStaff(actor) || takesNoMore(before, after) ? after : { ...after, agreementId: null };
