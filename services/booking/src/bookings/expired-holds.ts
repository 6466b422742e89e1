import type { Instant } from '#kernel';
import { empty, sql, type Sql } from '#persistence';

/** The hold that is being turned into a booking, and whose it must be. */
export interface OwnHold {
  id: string | null;
  personId: string | null;
}

interface GivingWay extends Partial<OwnHold> {
  /** Of these what they have been offered instead is kept no longer. */
  bookingIds?: readonly string[];
}

/**
 * Two common table expressions that clear the way to what is `due (cell_id, during)`: holds that have expired, the one that is
 * being turned into a booking, and those that keep what the same request was offered. `released` must be counted before anything is
 * taken, so that it happens first.
 */
export const releaseHolds = (now: Instant, { id = null, personId = null, bookingIds = [] }: GivingWay = {}): Sql => sql`
  ended as (
    delete from holds
    where id = ${id}::uuid and person_id = ${personId}::uuid
      ${bookingIds.length > 0 ? sql`or offer_id in (select id from offers where booking_id = any (${bookingIds}::uuid[]) and state = 'open')` : empty}
      or id in (
        select hold_id from allocations join due on due.cell_id = allocations.cell_id and due.during && allocations.during
        where expires_at <= ${now}
      )
    returning id
  ),
  released as (delete from allocations where claim_id in (select id from ended) returning claim_id)`;
