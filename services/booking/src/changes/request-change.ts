import { changeAsked, requestChange, type InputOf, type ReplyOf } from '#contracts';
import { DomainError, type Actor } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import type { Transaction } from '#persistence';
import type { BookingRow } from '../bookings/booking-row.js';
import { conflict, standingInTheWay } from '../bookings/conflicts.js';
import { findBooking, lockBooking, own } from '../bookings/find-booking.js';
import { findRoom, type RoomToAsk } from '../bookings/find-room.js';
import { movedTo } from '../bookings/moved-to.js';
import { mustBeToBeHad, needsStaff } from '../bookings/must-be-movable.js';
import { poolsInTheWay } from '../bookings/pools.js';
import { lockQuotas } from '../bookings/quotas-in-the-way.js';
import { isBoundByQuotas } from '../bookings/rules-in-the-way.js';
import { decide } from '../domain/booking-states.js';
import { mustEndAfterItStarts } from '../domain/interval.js';
import { mustHaveNone } from '../domain/refusal.js';
import { mustBeRemembered } from '../erasure/person-lock.js';
import { findChange, toChangeSnapshot, toChangeView } from './change-row.js';
import { storeChange } from './store-change.js';

@Answers(requestChange)
export class RequestChange {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof requestChange>): Promise<ReplyOf<typeof requestChange>> {
    await mustBeRemembered(tx, actor.id);
    const seen = own(await findBooking(tx, input.bookingId), actor);
    const room = await findRoomFor(tx, seen, input, actor);
    const quotas = isBoundByQuotas({ actor, eventId: seen.eventId }) ? room.quotas : [];
    await lockQuotas(tx, quotas, { personId: actor.id, organisationId: seen.organisationId });

    const before = own(await lockBooking(tx, input.bookingId), actor);
    const to = movedTo(before, input, room);
    mustEndAfterItStarts(to);
    const after = decide(before, { change: 'move', to }, now);
    if (!needsStaff({ before, after, room, actor })) throw new DomainError('change.not-needed', { state: before.state });
    await mustBeToBeHad(tx, { before, after, room, quotas, actor, now });
    mustHaveNone(await poolsInTheWay(tx, [after]));
    const obstacles = await standingInTheWay(tx, after, now, after.id);
    if (obstacles.length > 0) throw conflict(obstacles, actor);

    const change = (await findChange(tx, await storeChange(tx, { before, after, actor, now })))!;
    publish(changeAsked, { aggregateId: change.id, aggregateVersion: change.version, data: toChangeSnapshot(change) });
    return toChangeView(change);
  }
}

async function findRoomFor(tx: Transaction, before: BookingRow, to: InputOf<typeof requestChange>, actor: Actor): Promise<RoomToAsk> {
  const { start, end, spaceId = before.spaceId } = to;
  const room = await findRoom(tx, { spaceId, start, end, personId: actor.id, organisationId: before.organisationId });
  if (!room) throw new DomainError('space.not-found');
  return room;
}
