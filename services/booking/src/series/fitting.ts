import type { Actor, Instant } from '#kernel';
import type { Queryable } from '#persistence';
import type { RoomToAsk } from '../bookings/find-room.js';
import { poolsInTheWayOfEach } from '../bookings/pools.js';
import { standingOf, type Owner } from '../bookings/quotas-in-the-way.js';
import type { Grant } from '../domain/privileges.js';
import type { Quota } from '../domain/quotas.js';
import type { Refusal } from '../domain/refusal.js';
import { quotaRefusalsInOrder } from '../domain/series-quotas.js';
import { obstaclesOfEach, overlapsOfEach } from './obstacles-of-each.js';
import { rulesOfEach } from './rules-of-each.js';
import type { Occurring } from './series-row.js';
import type { Wanted } from './series-views.js';

interface Fitting {
  actor: Actor;
  room: RoomToAsk;
  grants: readonly Grant[];
  now: Instant;
  /** Those that bind, and whose they are. */
  quotas: readonly Quota[];
  owner: Owner;
}

/**
 * What stands in the way of each occurrence: rules, whatever has taken the floor or the pools, the series itself, and quotas, of
 * which those that else fit use in their order. Nothing else is asked of the database than for one booking, and each thing once.
 */
export async function fitted<B extends Occurring>(
  db: Queryable,
  wanted: readonly Wanted<B>[],
  { actor, room, grants, now, quotas, owner }: Fitting,
): Promise<Wanted<B>[]> {
  const bookings = bookingsOf(wanted);
  const [rules, obstacles, pools, standing] = await Promise.all([
    rulesOfEach(db, bookings, room, { actor, grants, now }),
    obstaclesOfEach(db, bookings, { actor, now }),
    poolsInTheWayOfEach(db, bookings),
    Promise.all(quotas.map((quota) => standingOf(db, quota, owner, bookings))),
  ]);
  const found = withRefusals(wanted, [rules, obstacles, pools, overlapsOfEach(bookings, actor)]);
  const used = quotas.map((quota, index) => {
    const counted = standing[index]!;
    return { quota, standing: counted, openRequests: counted.filter(({ isOpen }) => isOpen).length };
  });
  const fitting = fittingOf(found);
  const exceeded = quotaRefusalsInOrder(used, fitting.map((booking) => ({ ...booking, waits: booking.state === 'requested' })));
  return withRefusals(found, [new Map(fitting.map(({ id }, index) => [id, exceeded[index]!]))]);
}

export const bookingsOf = <B extends Occurring>(wanted: readonly { booking: B | null }[]): B[] =>
  wanted.flatMap(({ booking }) => booking ?? []);

export const fittingOf = <B extends Occurring>(wanted: readonly Wanted<B>[]): B[] =>
  bookingsOf(wanted.filter(({ refusals }) => refusals.length === 0));

export const refusedOf = (wanted: readonly Wanted[]): Wanted[] => wanted.filter(({ refusals }) => refusals.length > 0);

export const withRefusals = <B extends Occurring>(
  wanted: readonly Wanted<B>[],
  found: readonly ReadonlyMap<string, Refusal[]>[],
): Wanted<B>[] =>
  wanted.map((one) => {
    const { booking } = one;
    return booking ? { ...one, refusals: [...one.refusals, ...found.flatMap((refusals) => refusals.get(booking.id) ?? [])] } : one;
  });
