import { bookingMoved, moveBooking, type ReplyOf } from '#contracts';
import { DomainError, instantOf } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { decide } from '../domain/booking-states.js';
import { daysAheadOf } from '../domain/privileges.js';
import { daysAheadToMove, mustBeAskable } from '../domain/request-rules.js';
import { findGrants } from '../projections/find-grants.js';
import { findSpace } from '../sites/find-space.js';
import { toSnapshot, toView } from './booking-row.js';
import { found, lockBookingAndCells, mustStillBe } from './find-booking.js';
import { storeDecision } from './store-decision.js';

@Answers(moveBooking)
export class MoveBooking {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof moveBooking>): Promise<ReplyOf<typeof moveBooking>> {
    const before = found(await lockBookingAndCells(tx, input.bookingId, input.spaceId));
    mustStillBe(before, input.version);
    const space = await findSpace(tx, input.spaceId ?? before.spaceId, input);
    if (!space) throw new DomainError('space.not-found');
    const { id: spaceId, name: spaceName, siteId, siteName, address, timeZone } = space;
    const start = instantOf(input.start, timeZone, 'start');
    const end = instantOf(input.end, timeZone, 'end');

    const decided = decide(before, { change: 'move', spaceId, start, end }, now);
    const grants = before.organisationId === null ? [] : await findGrants(tx, [before.organisationId]);
    mustBeAskable(decided, space, space, now, daysAheadToMove(before, space, now, daysAheadOf(grants, now)));
    const after = { ...decided, spaceName, siteId, siteName, address, timeZone };
    const moved = await storeDecision(tx, { before, after, change: 'move', actor, now });
    publish(bookingMoved, { aggregateId: moved.id, aggregateVersion: moved.version, data: toSnapshot(moved) });
    return toView(moved);
  }
}
