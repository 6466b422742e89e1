import type { BookingView, InputOf, requestBooking } from '#contracts';
import { instantOf, newId, type Actor, type Instant } from '#kernel';
import { stateAfter } from '../domain/booking-states.js';
import { priorityOf, type Grant } from '../domain/privileges.js';
import { secondApprovalGrounds } from '../domain/second-approval.js';
import { carried, layoutFor } from '../domain/wish.js';
import type { RoomToAsk } from './find-room.js';
import type { NewBooking } from './store-bookings.js';

export interface Asking extends Omit<InputOf<typeof requestBooking>, 'organisationId'> {
  /** Who asks. */
  actor: Actor;
  organisationId: string | null;
  eventId: string | null;
}

/** What somebody asks for as a booking, with what the room and her agreements make of it; whether she may is another matter. */
export function requestOf(asking: Asking, room: RoomToAsk, grants: readonly Grant[], now: Instant): NewBooking {
  const booking: NewBooking = {
    ...placeOf(room),
    ...furnishing(asking, room),
    id: newId(),
    version: 1,
    state: stateAfter(null, 'request'),
    start: instantOf(asking.start, room.timeZone, 'start'),
    end: instantOf(asking.end, room.timeZone, 'end'),
    title: asking.title,
    purpose: asking.purpose ?? null,
    contact: contactOf(asking),
    isPublic: asking.isPublic,
    applicantId: asking.actor.id,
    organisationId: asking.organisationId,
    eventId: asking.eventId,
    agreementId: null,
    reason: null,
    reasonId: null,
    listedReason: null,
    servesAlcohol: asking.servesAlcohol,
    secondApproval: [],
    firstApprovedBy: null,
    firstApprovedAt: null,
    isCancelledLate: false,
    checkedInAt: null,
    finishedAt: null,
    isNoShow: false,
    holdsFloor: room.pendingBlocks,
    // Nobody has accepted what there is not.
    termsVersion: asking.termsVersion === room.termsVersion ? room.termsVersion : null,
    rulesVersion: room.rulesVersion,
    priority: priorityOf(grants, now),
    seriesId: null,
    recurrenceId: null,
    requestedAt: now,
    decidedAt: null,
  };
  return givenOrWaiting(booking, room);
}

/** Given at once where the rules of the room give it and no second person has to approve; else it waits. */
export function givenOrWaiting<B extends NewBooking>(booking: B, room: RoomToAsk): B {
  const secondApproval = secondApprovalGrounds(booking, room.approvalRules, room.open);
  const isGiven = room.approval === 'automatic' && secondApproval.length === 0;
  const state = stateAfter(null, isGiven ? 'book' : 'request');
  return { ...booking, secondApproval, state, decidedAt: isGiven ? booking.requestedAt : null };
}

export const placeOf = ({ id, name, siteId, siteName, address, timeZone }: RoomToAsk) => ({
  spaceId: id,
  spaceName: name,
  spaceInUse: true,
  siteId,
  siteName,
  address,
  timeZone,
});

/** How the room is furnished for the people, what is carried there, and who sees to it. */
function furnishing(asking: Asking, room: RoomToAsk) {
  const { people, pooled, serviceIds } = asking;
  const equipment: BookingView['equipment'] = [...new Set(asking.equipment)];
  const layout = layoutFor(room, { people, layout: asking.layout ?? null });
  return {
    people,
    equipment,
    layout: (layout?.kind ?? null) as BookingView['layout'],
    setupMinutes: layout?.setupMinutes ?? 0,
    clearupMinutes: layout?.clearupMinutes ?? 0,
    pooled: carried(room, { equipment, pooled }),
    serviceIds: [...new Set(serviceIds)],
  };
}

const contactOf = ({ contact }: Asking): BookingView['contact'] =>
  contact ? { name: contact.name, email: contact.email ?? null, phone: contact.phone ?? null } : null;
