import { isStaff, type Actor, type Instant } from '#kernel';
import type { Queryable } from '#persistence';
import { placeRefusals, type Asker } from '../domain/place-rules.js';
import { countsAt, daysAheadOf, type Grant } from '../domain/privileges.js';
import type { Refusal } from '../domain/refusal.js';
import { servicesOf, type Wish } from '../domain/wish.js';
import type { RoomToAsk } from './find-room.js';
import { timesInTheWay } from './times-in-the-way.js';

export interface WhoAsks {
  actor: Actor;
  organisationId: string | null;
  /** What agreements give the organisation. */
  grants: readonly Grant[];
  now: Instant;
  /** Further ahead than the grants say, for what was given there before. */
  daysAhead?: number;
}

/** Every rule of the room that the wish breaks, whoever else wants it. */
export async function rulesInTheWay(db: Queryable, wish: Wish, room: RoomToAsk, who: WhoAsks): Promise<Refusal[]> {
  const { actor, grants, now, daysAhead = daysAheadOf(grants, now) } = who;
  const circumstances = { now, services: servicesOf(room, wish), daysAhead, isStaff: isStaff(actor) };
  return [...placeRefusals(wish, room, askerOf(who)), ...(await timesInTheWay(db, wish, room, circumstances))];
}

export const askerOf = ({ actor, organisationId, grants, now }: WhoAsks): Asker => ({
  isStaff: isStaff(actor),
  forOrganisation: organisationId !== null,
  forPartner: grants.some((grant) => countsAt(grant, now)),
});

interface Accepting {
  actor: Actor;
  eventId: string | null;
  termsVersion?: number | undefined;
}

/** Who asks accepts the terms as they are now. The house, and what it arranges, has made them. */
export function termsInTheWay({ actor, eventId, termsVersion }: Accepting, room: Pick<RoomToAsk, 'termsVersion'>): Refusal[] {
  if (room.termsVersion === null || termsVersion === room.termsVersion || isStaff(actor) || eventId !== null) return [];
  return [{ code: 'booking.terms-not-accepted', params: { termsVersion: room.termsVersion, accepted: termsVersion ?? null } }];
}

/** The house does not limit itself, nor what it arranges. */
export const isBoundByQuotas = ({ actor, eventId }: Omit<Accepting, 'termsVersion'>): boolean => !isStaff(actor) && eventId === null;
