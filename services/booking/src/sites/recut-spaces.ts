import type { Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';
import type { Recut } from './store-space.js';
import { takeFloorBack } from './take-floor-back.js';

interface Recutting {
  siteId: string;
  spaces: readonly Recut[];
  now: Instant;
}

/**
 * Gives spaces other cells, and whatever holds floor of them moves along: bookings, holds and maintenance to come. The caller has
 * locked the cells of the site, so that nobody is given any; who gives something up meanwhile waits, since it is the same rows that
 * go, and begins again when she finds others in their place.
 * @throws DomainError `space.cells-taken` where the other floor is not free for all of them; then nothing of the transaction may stay
 */
export async function recutSpaces(tx: Transaction, { siteId, spaces, now }: Recutting): Promise<void> {
  if (spaces.length === 0) return;
  await releaseFloor(tx, spaces, now);
  await storeCellsOf(tx, siteId, spaces);
  await takeFloorBack(tx, idsOf(spaces), now);
}

const idsOf = (spaces: readonly Recut[]) => spaces.map(({ spaceId }) => spaceId);

async function releaseFloor(tx: Transaction, spaces: readonly Recut[], now: Instant): Promise<void> {
  const ids = idsOf(spaces);
  await tx.execute(sql`delete from holds where expires_at <= ${now}`);
  await tx.execute(sql`select from holds where space_id = any (${ids}::uuid[]) order by id for no key update`);
  await tx.execute(sql`select from blocks where space_id = any (${ids}::uuid[]) order by id for no key update`);
  await tx.execute(sql`
    delete from allocations
    where upper(during) > ${now} and (
      booking_id in (select id from bookings where space_id = any (${ids}::uuid[]) and upper(occupied) > ${now})
      or hold_id in (select id from holds where space_id = any (${ids}::uuid[]))
      or block_id in (select id from blocks where space_id = any (${ids}::uuid[]))
    )`);
}

async function storeCellsOf(tx: Transaction, siteId: string, spaces: readonly Recut[]): Promise<void> {
  // Of a space that is new nobody can have had other cells.
  await tx.execute(sql`
    with had as (delete from space_cells where space_id = any (${idsOf(spaces)}::uuid[]) returning space_id)
    update spaces set cells_changed_at = clock_timestamp() where id in (select space_id from had)`);
  for (const { spaceId, cells } of spaces) {
    await tx.execute(sql`
      insert into space_cells (space_id, cell_id)
      select ${spaceId}::uuid, id from cells where site_id = ${siteId} and slug = any (${cells}::text[])`);
  }
}
