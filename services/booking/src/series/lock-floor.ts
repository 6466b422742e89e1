import { sql, type Transaction } from '#persistence';
import type { BookingRow } from '../bookings/booking-row.js';

/**
 * The pools and then the floor that these bookings have or are to have, in the order of their ids, the same for everybody. What is
 * found free under this lock is free until the transaction ends.
 */
export async function lockFloor(tx: Transaction, bookings: readonly Pick<BookingRow, 'spaceId' | 'pooled'>[]): Promise<void> {
  const spaceIds = [...new Set(bookings.map(({ spaceId }) => spaceId))];
  const poolIds = [...new Set(bookings.flatMap(({ pooled }) => pooled.map(({ poolId }) => poolId)))];
  await tx.execute(sql`
    with locked_pools as (select id from pools where id = any (${poolIds}::uuid[]) order by id for no key update),
    locked as (
      select id from cells
      where (select count(*) from locked_pools) >= 0
        and id in (select cell_id from space_cells where space_id = any (${spaceIds}::uuid[]))
      order by id for no key update
    )
    select count(*) from locked`);
}
