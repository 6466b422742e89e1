import { bookingRequested, requestBooking, type ReplyOf } from '#contracts';
import { DomainError, instantOf, newId } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { stateAfter } from '../domain/booking-states.js';
import { mustBeAskable } from '../domain/request-rules.js';
import { mustActFor } from '../projections/may-act-for.js';
import { findSpace } from '../sites/find-space.js';
import { toSnapshot, toView, type BookingRow } from './booking-row.js';
import { conflict, standingInTheWay } from './conflicts.js';
import { storeRequest } from './store-request.js';

@Answers(requestBooking)
export class RequestBooking {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof requestBooking>): Promise<ReplyOf<typeof requestBooking>> {
    const space = await findSpace(tx, input.spaceId, input);
    if (!space) throw new DomainError('space.not-found');
    const { siteId, siteName, address, timeZone } = space;
    const requested: BookingRow & { applicantId: string } = {
      id: newId(),
      version: 1,
      state: stateAfter(null, 'request'),
      start: instantOf(input.start, timeZone, 'start'),
      end: instantOf(input.end, timeZone, 'end'),
      title: input.title,
      purpose: input.purpose ?? null,
      people: input.people,
      equipment: [...new Set(input.equipment)],
      spaceId: space.id,
      spaceName: space.name,
      spaceInUse: true,
      siteId,
      siteName,
      address,
      timeZone,
      applicantId: actor.id,
      organisationId: input.organisationId ?? null,
      agreementId: null,
      eventId: null,
      reason: null,
      requestedAt: now,
      decidedAt: null,
    };
    mustBeAskable(requested, space, space, now);
    if (input.organisationId) await mustActFor(tx, actor.id, input.organisationId);
    // Others who ask for the same time do not stand in the way; what has been approved does.
    const obstacles = await standingInTheWay(tx, requested);
    if (obstacles.length > 0) throw conflict(obstacles, actor);

    await storeRequest(tx, requested);
    publish(bookingRequested, { aggregateId: requested.id, aggregateVersion: requested.version, data: toSnapshot(requested) });
    return toView(requested);
  }
}
