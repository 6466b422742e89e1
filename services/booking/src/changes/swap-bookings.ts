import { bookingMoved, swapBookings, type ReplyOf } from '#contracts';
import { DomainError, type Actor } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import type { Transaction } from '#persistence';
import { toSnapshot, toView, type BookingRow } from '../bookings/booking-row.js';
import { findBooking, found, lockBooking, mustStillBe } from '../bookings/find-booking.js';
import { findRoom, type RoomToAsk } from '../bookings/find-room.js';
import { movedTo } from '../bookings/moved-to.js';
import { mustBeToBeHad } from '../bookings/must-be-movable.js';
import { storeDecision } from '../bookings/store-decision.js';
import { releaseFloor } from '../bookings/store-decisions.js';
import { decide } from '../domain/booking-states.js';
import { lockFloor } from '../series/lock-floor.js';

interface Going {
  before: BookingRow;
  after: BookingRow;
  room: RoomToAsk;
}

@Answers(swapBookings)
export class SwapBookings {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof swapBookings>): Promise<ReplyOf<typeof swapBookings>> {
    const ids = [input.bookingId, input.otherBookingId] as const;
    const seen = [found(await findBooking(tx, ids[0])), found(await findBooking(tx, ids[1]))] as const;
    if (seen[0].spaceId === seen[1].spaceId) throw new DomainError('booking.same-space');
    const rooms = [await roomFor(tx, seen[0], seen[1], actor), await roomFor(tx, seen[1], seen[0], actor)] as const;
    for (const id of ids.toSorted()) await lockBooking(tx, id);
    const one = await goingTo(tx, { id: ids[0], version: input.version, room: rooms[0] });
    const other = await goingTo(tx, { id: ids[1], version: input.otherVersion, room: rooms[1] });
    const both = [one, other].map((going) => ({ ...going, after: decide(going.before, { change: 'move', to: going.after }, now) }));
    await lockFloor(tx, both.flatMap(({ before, after }) => [before, after]));
    // Neither may stand in the other's way.
    await releaseFloor(tx, both.map(({ before }) => before));
    const moved = [];
    for (const { before, after, room } of both) {
      await mustBeToBeHad(tx, { before, after, room, quotas: [], actor, now });
      moved.push(await storeDecision(tx, { before, after, change: 'move', actor, now, details: { decidedWith: ids } }));
    }
    for (const booking of moved)
      publish(bookingMoved, { aggregateId: booking.id, aggregateVersion: booking.version, data: toSnapshot(booking) });
    return { booking: toView(moved[0]!), other: toView(moved[1]!) };
  }
}

/** The room of the other, at her own time. */
async function roomFor(tx: Transaction, hers: BookingRow, { spaceId }: BookingRow, actor: Actor): Promise<RoomToAsk> {
  const { start, end, organisationId } = hers;
  const room = await findRoom(tx, { spaceId, start: start.toString(), end: end.toString(), personId: actor.id, organisationId });
  if (!room) throw new DomainError('space.not-found');
  return room;
}

async function goingTo(tx: Transaction, { id, version, room }: { id: string; version: number; room: RoomToAsk }): Promise<Going> {
  const before = found(await findBooking(tx, id));
  mustStillBe(before, version);
  if (before.state !== 'approved') throw new DomainError('booking.illegal-transition', { from: before.state, change: 'swap' });
  return { before, after: movedTo(before, { start: before.start.toString(), end: before.end.toString() }, room), room };
}
