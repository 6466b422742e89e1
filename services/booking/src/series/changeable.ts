import { DomainError, isStaff, type Actor, type Instant } from '#kernel';
import type { Transaction } from '#persistence';
import type { RoomToAsk } from '../bookings/find-room.js';
import { groundsNobodySaw } from '../bookings/must-be-movable.js';
import { poolsInTheWayOfEach } from '../bookings/pools.js';
import { standingOf, type Owner } from '../bookings/quotas-in-the-way.js';
import { askerOf } from '../bookings/rules-in-the-way.js';
import { daysAheadToMove, takesNoMore } from '../domain/moving.js';
import { placeRefusals } from '../domain/place-rules.js';
import type { Quota } from '../domain/quotas.js';
import type { Refusal } from '../domain/refusal.js';
import { quotaRefusalsInOrder } from '../domain/series-quotas.js';
import { lengthRefusals } from '../domain/time-rules.js';
import { needsOf } from '../domain/wish.js';
import type { GrantRow } from '../projections/grant-row.js';
import type { Rooms } from './changed-to.js';
import { bookingsOf, withRefusals } from './fitting.js';
import { obstaclesOfEach, overlapsOfEach } from './obstacles-of-each.js';
import { rulesOfEach } from './rules-of-each.js';
import type { OccurrenceRow } from './series-row.js';
import type { Wanted } from './series-views.js';

interface Changing {
  /** By id, as they were. */
  before: ReadonlyMap<string, OccurrenceRow>;
  actor: Actor;
  rooms: Rooms;
  grants: readonly GrantRow[];
  quotas: readonly Quota[];
  owner: Owner;
  now: Instant;
}

/**
 * What stands in the way of each occurrence's being changed so, by this person: nothing of what it had, which has been given back.
 * What takes no more than it had was given already; all else is asked for anew.
 * @throws DomainError `booking.change-needs-staff`, `booking.change-needs-second-approval`
 */
export async function changeable(tx: Transaction, wanted: readonly Wanted<OccurrenceRow>[], changing: Changing): Promise<Wanted<OccurrenceRow>[]> {
  const { before, actor, rooms, quotas, owner, now } = changing;
  const bookings = bookingsOf(wanted);
  const more = bookings.filter((after) => !takesNoMore(before.get(after.id)!, after));
  for (const after of more) mustNotNeedOthers(before.get(after.id)!, after, rooms.get(after.spaceId)!, actor);
  const lengths = bookings.map((after): [string, Refusal[]] => {
    return [after.id, more.includes(after) ? [] : lengthRefusals(after, rooms.get(after.spaceId)!)];
  });
  const found = withRefusals(wanted, [
    new Map(lengths),
    ...(await Promise.all([...rooms.values()].map((room) => rulesIn(tx, room, more, changing)))),
    await obstaclesOfEach(tx, more, { actor, now, except: bookings.map(({ id }) => id) }),
    await poolsInTheWayOfEach(tx, more),
    overlapsOfEach(bookings, actor),
  ]);
  if (more.length === 0 || quotas.length === 0) return found;
  const used = await Promise.all(
    quotas.map(async (quota) => {
      const standing = await standingOf(tx, quota, owner, bookings);
      return { quota, standing, openRequests: standing.filter(({ isOpen }) => isOpen).length };
    }),
  );
  const exceeded = quotaRefusalsInOrder(used, bookings.map((after) => ({ ...after, waits: after.state === 'requested' })));
  return withRefusals(found, [new Map(bookings.map(({ id }, index) => [id, exceeded[index]!]))]);
}

// What has been approved is decided on anew where it takes more: by staff, and where two have to, not by one of them.
function mustNotNeedOthers(before: OccurrenceRow, after: OccurrenceRow, room: RoomToAsk, actor: Actor): void {
  const grounds = groundsNobodySaw(before, after, room);
  if (isStaff(actor) && grounds.length > 0) throw new DomainError('booking.change-needs-second-approval', { grounds });
  if (isStaff(actor) || before.state !== 'approved' || (room.approval === 'automatic' && grounds.length === 0)) return;
  throw new DomainError('booking.change-needs-staff', { approval: room.approval });
}

async function rulesIn(
  tx: Transaction,
  room: RoomToAsk,
  more: readonly OccurrenceRow[],
  changing: Changing,
): Promise<Map<string, Refusal[]>> {
  const { before, actor, grants, owner, now } = changing;
  const here = more.filter(({ spaceId }) => spaceId === room.id);
  const daysAheadFor = ({ id }: { id: string }) => daysAheadToMove(before.get(id)!, room.timeZone, now, 0);
  const times = await rulesOfEach(tx, here, room, { actor, grants, now, daysAheadFor });
  const asker = askerOf({ actor, organisationId: owner.organisationId, grants, now });
  const refusalsOf = (after: OccurrenceRow) => [...placeRefusals(needsOf(after, room), room, asker), ...times.get(after.id)!];
  return new Map(here.map((after) => [after.id, refusalsOf(after)]));
}
