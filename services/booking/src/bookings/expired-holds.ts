import type { Instant } from '#kernel';
import { sql, type Sql } from '#persistence';

/** The hold that is being turned into a booking, and whose it must be. */
export interface OwnHold {
  id: string | null;
  personId: string | null;
}

/**
 * Two common table expressions that clear the way to what is `due (cell_id, during)`: holds that have expired, and the one that is
 * being turned into a booking. `released` must be counted before anything is taken, so that it happens first.
 */
export const releaseHolds = (now: Instant, own: OwnHold = { id: null, personId: null }): Sql => sql`
  ended as (
    delete from holds
    where id = ${own.id}::uuid and person_id = ${own.personId}::uuid
      or id in (
        select hold_id from allocations join due on due.cell_id = allocations.cell_id and due.during && allocations.during
        where expires_at <= ${now}
      )
    returning id
  ),
  released as (delete from allocations where claim_id in (select id from ended) returning claim_id)`;
