import { DomainError, type Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';
import type { Change } from '../domain/booking-states.js';
import type { BookingRow } from './booking-row.js';
import { releaseHolds } from './expired-holds.js';
import { claimPools, takesFloor } from './pools.js';
import { isHeld, reasonOf, type DecisionDetails } from './store-decision.js';

export interface Decided<B extends BookingRow = BookingRow, C extends Change = Change> {
  before: B;
  after: B;
  change: C;
  /** Who made the change, where it is not who makes the others; null is nobody. */
  by?: string | null;
  /** What it was decided on, beside the rules. */
  details?: DecisionDetails;
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
export async function storeDecisions<B extends BookingRow>(tx: Transaction, decided: readonly Decided<B>[], storing: Storing): Promise<B[]> {
  if (decided.length === 0) return [];
  const isToTake = ({ before, after }: Decided) => takesFloor(after) && !isHeld(before, after);
  const taking = new Set(decided.filter(isToTake).map(({ after }) => after.id));
  await releaseFloor(tx, decided.filter(({ after }) => taking.has(after.id) || !takesFloor(after)).map(({ before }) => before));
  const stored = await takeAndStore(tx, decided, taking, storing);
  // The floor was locked, and looked at under the lock.
  if (stored.length < decided.length) throw new DomainError('booking.conflict', { standsInTheWay: [] });
  const rules = new Map(stored.map(({ id, rulesVersion }) => [id, rulesVersion]));
  const rows = decided.map(({ before, after }) => ({ ...after, rulesVersion: rules.get(after.id)!, version: before.version + 1 }));
  await claimPools(tx, rows.filter(({ id }) => taking.has(id)));
  return rows;
}

interface Stored {
  id: string;
  rulesVersion: number;
}

// One statement, however many they are. It stores nothing unless every cell could be taken.
const takeAndStore = (tx: Transaction, decided: readonly Decided[], taking: ReadonlySet<string>, { by, now }: Storing): Promise<Stored[]> =>
  tx.query<Stored>(sql`
    with decided as (
      select * from jsonb_to_recordset(${JSON.stringify(decided.map((one) => toColumns(one, taking.has(one.after.id), by)))}::jsonb) as decided (
        id uuid, state text, space_id uuid, starts_at timestamptz, ends_at timestamptz, reason text, reason_id uuid, agreement_id uuid,
        decided_at timestamptz, title text, people integer, layout text, setup_minutes integer, clearup_minutes integer, pooled jsonb,
        service_ids uuid[], holds_floor boolean, series_id uuid, recurrence_id timestamp, second_approval text[], first_approved_by uuid,
        first_approved_at timestamptz, is_cancelled_late boolean, checked_in_at timestamptz, finished_at timestamptz, is_no_show boolean,
        version integer, change text, by uuid, details jsonb, takes boolean
      )
    ),
    due as (
      select decided.id, cell_id, occupied(starts_at, ends_at, setup_minutes, clearup_minutes) as during
      from decided join space_cells using (space_id) where takes
    ),
    ${releaseHolds(now, { bookingIds: [...taking] })},
    taken as (
      insert into allocations (booking_id, cell_id, during)
      select id, cell_id, during from due where (select count(*) from released) >= 0 order by cell_id, during
      on conflict do nothing
      returning cell_id
    ),
    stored as (
      update bookings set
        state = decided.state, space_id = decided.space_id, starts_at = decided.starts_at, ends_at = decided.ends_at,
        reason = decided.reason, reason_id = decided.reason_id, agreement_id = decided.agreement_id, decided_at = decided.decided_at,
        title = decided.title, people = decided.people, layout = decided.layout, setup_minutes = decided.setup_minutes,
        clearup_minutes = decided.clearup_minutes, pooled = decided.pooled, service_ids = decided.service_ids,
        holds_floor = decided.holds_floor, series_id = decided.series_id, recurrence_id = decided.recurrence_id,
        second_approval = decided.second_approval, first_approved_by = decided.first_approved_by,
        first_approved_at = decided.first_approved_at, is_cancelled_late = decided.is_cancelled_late,
        checked_in_at = decided.checked_in_at, finished_at = decided.finished_at, is_no_show = decided.is_no_show,
        rules_version = space.rules_version, version = decided.version
      from decided join spaces as space on space.id = decided.space_id
      where bookings.id = decided.id and (select count(*) from taken) = (select count(*) from due)
      returning bookings.*, decided.change, decided.by, decided.details
    )
    insert into booking_history (booking_id, version, at, by, change, state, space_id, starts_at, ends_at, rules_version, details)
    select id, version, ${now}, ${unlessForgotten}, change, state, space_id, starts_at, ends_at, rules_version, details from stored
    returning booking_id as id, rules_version as "rulesVersion"`);

const unlessForgotten = sql`case when not exists (select from forgotten_people where digest = sha256(by::text::bytea)) then by end`;

const toColumns = ({ before, after, change, details, ...own }: Decided, takes: boolean, by: string | null) => ({
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
  second_approval: after.secondApproval,
  first_approved_by: after.firstApprovedBy,
  first_approved_at: after.firstApprovedAt,
  is_cancelled_late: after.isCancelledLate,
  checked_in_at: after.checkedInAt,
  finished_at: after.finishedAt,
  is_no_show: after.isNoShow,
  version: before.version + 1,
  change,
  by: own.by === undefined ? by : own.by,
  details: { ...details, ...reasonOf(after) },
  takes,
});
