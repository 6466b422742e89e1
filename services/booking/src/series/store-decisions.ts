import { DomainError, type Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';
import type { BookingRow } from '../bookings/booking-row.js';
import { releaseHolds } from '../bookings/expired-holds.js';
import { claimPools, takesFloor } from '../bookings/pools.js';
import { isHeld } from '../bookings/store-decision.js';
import type { Change } from '../domain/booking-states.js';
import { byUnlessErased } from '../erasure/unless-erased.js';
import type { OccurrenceRow } from './series-row.js';

export interface Decided {
  before: OccurrenceRow;
  after: OccurrenceRow;
  change: Change;
}

interface Storing {
  /** Who made the changes; null is nobody. */
  by: string | null;
  now: Instant;
}

/** Gives back the floor of these, and what they have of pools: before anything is taken, or they would stand in each other's way. */
export async function releaseFloor(tx: Transaction, bookings: readonly BookingRow[]): Promise<void> {
  const ids = bookings.filter(takesFloor).map(({ id }) => id);
  if (ids.length === 0) return;
  await tx.execute(sql`delete from allocations where claim_id = any (${ids}::uuid[])`);
  await tx.execute(sql`delete from pool_claims where booking_id = any (${ids}::uuid[])`);
}

/**
 * Stores what has been decided on several bookings, as `storeDecision` does of one, with the same number of statements. The caller
 * has locked them, and the pools and cells that they take.
 * @throws DomainError `booking.conflict` when some of the floor is taken; then nothing of the transaction may stay
 */
export async function storeDecisions(tx: Transaction, decided: readonly Decided[], { by, now }: Storing): Promise<OccurrenceRow[]> {
  if (decided.length === 0) return [];
  const isToTake = ({ before, after }: Decided) => takesFloor(after) && !isHeld(before, after);
  const taking = new Set(decided.filter(isToTake).map(({ after }) => after.id));
  await releaseFloor(tx, decided.filter(({ after }) => taking.has(after.id) || !takesFloor(after)).map(({ before }) => before));
  const columns = decided.map((one) => toColumns(one, taking.has(one.after.id)));
  const stored = await tx.query<{ id: string; rulesVersion: number }>(sql`
    with decided as (
      select * from jsonb_to_recordset(${JSON.stringify(columns)}::jsonb) as decided (
        id uuid, state text, space_id uuid, starts_at timestamptz, ends_at timestamptz, reason text, reason_id uuid, agreement_id uuid,
        decided_at timestamptz, title text, people integer, layout text, setup_minutes integer, clearup_minutes integer, pooled jsonb,
        service_ids uuid[], holds_floor boolean, series_id uuid, recurrence_id timestamp, version integer, change text, takes boolean
      )
    ),
    due as (
      select decided.id, cell_id, occupied(starts_at, ends_at, setup_minutes, clearup_minutes) as during
      from decided join space_cells using (space_id) where takes
    ),
    ${releaseHolds(now)},
    taken as (
      insert into allocations (booking_id, cell_id, during)
      select id, cell_id, during from due where (select count(*) from released) >= 0 order by cell_id, during
      on conflict do nothing
      returning cell_id
    ),
    stored as (
      update bookings set
        state = decided.state, space_id = decided.space_id, starts_at = decided.starts_at, ends_at = decided.ends_at,
        reason = decided.reason, reason_id = decided.reason_id, agreement_id = decided.agreement_id, decided_at = decided.decided_at, title = decided.title,
        people = decided.people, layout = decided.layout, setup_minutes = decided.setup_minutes,
        clearup_minutes = decided.clearup_minutes, pooled = decided.pooled, service_ids = decided.service_ids,
        holds_floor = decided.holds_floor, series_id = decided.series_id, recurrence_id = decided.recurrence_id,
        rules_version = space.rules_version, version = decided.version
      from decided join spaces as space on space.id = decided.space_id
      where bookings.id = decided.id and (select count(*) from taken) = (select count(*) from due)
      returning bookings.*, decided.change
    )
    insert into booking_history (booking_id, version, at, by, change, state, space_id, starts_at, ends_at, rules_version)
    select id, version, ${now}, ${byUnlessErased(by)}, change, state, space_id, starts_at, ends_at, rules_version from stored
    returning booking_id as id, rules_version as "rulesVersion"`);
  // The floor was locked, and looked at under the lock.
  if (stored.length < decided.length) throw new DomainError('booking.conflict', { standsInTheWay: [] });
  const rules = new Map(stored.map(({ id, rulesVersion }) => [id, rulesVersion]));
  const rows = decided.map(({ before, after }) => ({ ...after, rulesVersion: rules.get(after.id)!, version: before.version + 1 }));
  await claimPools(tx, rows.filter(({ id }) => taking.has(id)));
  return rows;
}

const toColumns = ({ before, after, change }: Decided, takes: boolean) => ({
  id: after.id,
  state: after.state,
  space_id: after.spaceId,
  starts_at: after.start,
  ends_at: after.end,
  reason: after.reason,
  reason_id: after.reasonId,
  agreement_id: after.agreementId,
  decided_at: after.decidedAt,
  title: after.title,
  people: after.people,
  layout: after.layout,
  setup_minutes: after.setupMinutes,
  clearup_minutes: after.clearupMinutes,
  pooled: after.pooled,
  service_ids: after.serviceIds,
  holds_floor: after.holdsFloor,
  series_id: after.seriesId,
  recurrence_id: after.recurrenceId,
  version: before.version + 1,
  change,
  takes,
});
