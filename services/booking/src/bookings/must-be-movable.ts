import { DomainError, isStaff, type Actor, type Instant } from '#kernel';
import type { Transaction } from '#persistence';
import { daysAheadToMove, takesNoMore } from '../domain/moving.js';
import { areInOneMonth, daysAheadOf } from '../domain/privileges.js';
import type { Quota } from '../domain/quotas.js';
import { mustHaveNone } from '../domain/refusal.js';
import { groundsUnseen, secondApprovalGrounds, type Ground } from '../domain/second-approval.js';
import { lengthRefusals } from '../domain/time-rules.js';
import { needsOf } from '../domain/wish.js';
import { findGrants } from '../projections/find-grants.js';
import type { BookingRow } from './booking-row.js';
import { conflict, standingInTheWay } from './conflicts.js';
import type { RoomToAsk } from './find-room.js';
import { poolsInTheWay, takesFloor } from './pools.js';
import { quotasInTheWay } from './quotas-in-the-way.js';
import { rulesInTheWay } from './rules-in-the-way.js';

export interface Moving {
  before: BookingRow;
  after: BookingRow;
  room: RoomToAsk;
  /** Those that she is bound by, locked. */
  quotas: readonly Quota[];
  actor: Actor;
  now: Instant;
}

/** May it be moved so, by this person? What takes no more than it had was given already; all else is asked for anew. */
export async function mustBeMovable(tx: Transaction, moving: Moving): Promise<void> {
  const { before, after, room } = moving;
  if (!takesNoMore(before, after)) {
    if (needsStaff(moving)) throw new DomainError('booking.change-needs-staff', { approval: room.approval });
    return mustBeToBeHad(tx, moving);
  }
  mustHaveNone(lengthRefusals(after, room));
  // Of the month that it begins in now it had nothing.
  if (!areInOneMonth(before, after)) await mustBeWithinQuotas(tx, moving);
}

/** Whether she cannot have it so by herself: what has been decided on is decided on anew where it takes more. */
export const needsStaff = ({ before, after, room, actor }: Omit<Moving, 'quotas' | 'now'>): boolean =>
  !isStaff(actor) && before.state === 'approved' && !takesNoMore(before, after)
  && (room.approval !== 'automatic' || groundsNobodySaw(before, after, room).length > 0);

/** On what grounds two would have to approve what is approved already, since it takes what nobody has looked at. */
export function groundsNobodySaw(before: BookingRow, after: BookingRow, room: RoomToAsk): Ground[] {
  if (before.state !== 'approved' || takesNoMore(before, after)) return [];
  return groundsUnseen(before, after, secondApprovalGrounds(after, room.approvalRules, room.open));
}

/** All that is asked of whoever asks for so much, besides the floor that it takes where it takes any. */
export async function mustBeToBeHad(tx: Transaction, moving: Moving): Promise<void> {
  const { before, after, room, actor, now } = moving;
  // Whoever of the house moves it is only one.
  const grounds = isStaff(actor) ? groundsNobodySaw(before, after, room) : [];
  if (grounds.length > 0) throw new DomainError('booking.change-needs-second-approval', { grounds });
  const grants = before.organisationId === null ? [] : await findGrants(tx, [before.organisationId]);
  const daysAhead = daysAheadToMove(before, room.timeZone, now, daysAheadOf(grants, now));
  const who = { actor, organisationId: before.organisationId, grants, now, daysAhead };
  mustHaveNone(await rulesInTheWay(tx, needsOf(after, room), room, who));
  await mustBeWithinQuotas(tx, moving);
  // What it takes is looked at when it is taken.
  if (takesFloor(after)) return;
  mustHaveNone(await poolsInTheWay(tx, [after]));
  const obstacles = await standingInTheWay(tx, after, now, after.id);
  if (obstacles.length > 0) throw conflict(obstacles, actor);
}

async function mustBeWithinQuotas(tx: Transaction, { after, quotas, actor }: Moving): Promise<void> {
  mustHaveNone(await quotasInTheWay(tx, quotas, { personId: actor.id, organisationId: after.organisationId }, [after]));
}
