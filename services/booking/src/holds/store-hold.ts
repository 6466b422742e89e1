import { DomainError, type Actor, type Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';
import { conflict, standingInTheWay } from '../bookings/conflicts.js';
import { releaseHolds } from '../bookings/expired-holds.js';
import { mostHolds } from '../domain/holds.js';
import { mustBeRemembered } from '../erasure/person-lock.js';
import type { HoldRow } from './hold-row.js';

interface Placing {
  hold: HoldRow;
  actor: Actor;
  now: Instant;
}

/**
 * Stores a hold, and takes the floor where it is to keep others out. The person's other holds on the same space and time give way.
 * @throws DomainError `booking.conflict`, `hold.too-many` or `person.erased`; then nothing of the transaction may stay
 */
export async function storeHold(tx: Transaction, placing: Placing): Promise<void> {
  const { hold, actor, now } = placing;
  await mustBeRemembered(tx, actor.id);
  // Of the same person one at a time, so that she never has more than she may.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`holds ${actor.id}`}, 0))`);
  await lockCells(tx, hold);
  await replaceOwn(tx, placing);
  if (await takeAndStore(tx, placing)) return;
  throw conflict(await standingInTheWay(tx, hold, now, hold.id), actor);
}

// Before the holds that give way, in the order in which a request takes the same two.
const lockCells = (tx: Transaction, { spaceId, holdsFloor }: HoldRow): Promise<unknown> =>
  tx.execute(sql`
    select from cells
    where ${holdsFloor} and id in (select cell_id from space_cells where space_id = ${spaceId}) order by id for no key update`);

async function replaceOwn(tx: Transaction, { hold, actor, now }: Placing): Promise<void> {
  await tx.execute(sql`
    delete from holds
    where person_id = ${actor.id} and space_id = ${hold.spaceId}
      and occupied && occupied(${hold.start}, ${hold.end}, ${hold.setupMinutes}, ${hold.clearupMinutes})`);
  const { live } = await tx.one<{ live: number }>(sql`
    select count(*) as live from holds where person_id = ${actor.id} and expires_at > ${now}`);
  if (live >= mostHolds) throw new DomainError('hold.too-many', { holds: mostHolds });
}

// One statement: nothing is stored unless every cell could be taken, or, where no floor is held, nothing of it is.
async function takeAndStore(tx: Transaction, { hold, actor, now }: Placing): Promise<boolean> {
  const stored = await tx.execute(sql`
    with wanted as (
      select cell_id, occupied(${hold.start}, ${hold.end}, ${hold.setupMinutes}, ${hold.clearupMinutes}) as during
      from space_cells where space_id = ${hold.spaceId}
    ),
    due as (select * from wanted where ${hold.holdsFloor}),
    ${releaseHolds(now)},
    taken as (
      insert into allocations (hold_id, cell_id, during, expires_at)
      select ${hold.id}::uuid, cell_id, during, ${hold.expiresAt}::timestamptz from due
      where (select count(*) from released) >= 0
      order by cell_id
      on conflict do nothing
      returning cell_id
    )
    insert into holds
      (id, space_id, person_id, starts_at, ends_at, layout, setup_minutes, clearup_minutes, holds_floor, expires_at)
    select ${hold.id}, ${hold.spaceId}, ${actor.id}, ${hold.start}, ${hold.end}, ${hold.layout}, ${hold.setupMinutes},
      ${hold.clearupMinutes}, ${hold.holdsFloor}, ${hold.expiresAt}
    where (select count(*) from taken) = (select count(*) from due)
      and (${hold.holdsFloor} or not exists (
        select from wanted join allocations using (cell_id)
        where allocations.during && wanted.during and (expires_at is null or expires_at > ${now})
      ))`);
  return stored === 1;
}
