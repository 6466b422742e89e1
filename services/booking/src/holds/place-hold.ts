import { placeHold, type HoldView, type InputOf, type ReplyOf } from '#contracts';
import { DomainError, instantOf, newId, type Actor, type Instant } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import type { Queryable } from '#persistence';
import { findRoom, type RoomToAsk } from '../bookings/find-room.js';
import { rulesInTheWay } from '../bookings/rules-in-the-way.js';
import { holdMinutes } from '../domain/holds.js';
import { mustEndAfterItStarts } from '../domain/interval.js';
import { mustHaveNone } from '../domain/refusal.js';
import { layoutFor } from '../domain/wish.js';
import { findGrants } from '../projections/find-grants.js';
import type { GrantRow } from '../projections/grant-row.js';
import { mayActFor } from '../projections/standing.js';
import { toHoldView, type HoldRow } from './hold-row.js';
import { storeHold } from './store-hold.js';

type Input = InputOf<typeof placeHold>;

@Answers(placeHold)
export class PlaceHold {
  async execute({ input, actor, now, tx }: CommandCall<typeof placeHold>): Promise<ReplyOf<typeof placeHold>> {
    const { organisationId = null, layout = null } = input;
    const room = await findRoom(tx, { ...input, personId: actor.id, organisationId });
    if (!room) throw new DomainError('space.not-found');
    const hold = holdOf(input, room, now);
    mustEndAfterItStarts(hold);
    const grants = await grantsOf(tx, actor, organisationId);
    const wish = { ...input, start: hold.start, end: hold.end, layout, accessibility: [] };
    mustHaveNone(await rulesInTheWay(tx, wish, room, { actor, organisationId, grants, now }));
    await storeHold(tx, { hold, actor, now });
    return toHoldView(hold);
  }
}

function holdOf(input: Input, room: RoomToAsk, now: Instant): HoldRow {
  const furnished = layoutFor(room, { people: input.people, layout: input.layout ?? null });
  return {
    id: newId(),
    siteId: room.siteId,
    spaceId: room.id,
    spaceName: room.name,
    timeZone: room.timeZone,
    start: instantOf(input.start, room.timeZone, 'start'),
    end: instantOf(input.end, room.timeZone, 'end'),
    layout: (furnished?.kind ?? null) as HoldView['layout'],
    setupMinutes: furnished?.setupMinutes ?? 0,
    clearupMinutes: furnished?.clearupMinutes ?? 0,
    holdsFloor: room.pendingBlocks,
    expiresAt: now.add({ minutes: holdMinutes }),
  };
}

/** What agreements give the organisation for which she wants it. */
export async function grantsOf(db: Queryable, { id }: Actor, organisationId: string | null): Promise<GrantRow[]> {
  if (organisationId === null) return [];
  if (!(await mayActFor(db, id, organisationId))) throw new DomainError('booking.not-for-organisation', { organisationId });
  return findGrants(db, [organisationId]);
}
