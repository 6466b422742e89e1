import type { Actor, Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';
import type { Change } from '../domain/booking-states.js';
import { takesNoMore } from '../domain/moving.js';
import { mustHaveNone } from '../domain/refusal.js';
import type { Ground } from '../domain/second-approval.js';
import { byUnlessErased } from '../erasure/unless-erased.js';
import type { BookingRow } from './booking-row.js';
import { conflict, standingInTheWay } from './conflicts.js';
import { releaseHolds } from './expired-holds.js';
import { claimPools, poolsInTheWay, takesFloor } from './pools.js';

export interface StoredDecision {
  before: BookingRow;
  after: BookingRow;
  change: Change;
  /** Who is told what stands in the way. */
  actor: Actor;
  /** Who made the change: the actor, if nothing else is said; null is nobody. */
  by?: string | null;
  now: Instant;
  /** What it was decided on, beside the rules: which agreement or listed reason, which grounds, what else was decided with it. */
  details?: DecisionDetails;
}

export interface DecisionDetails {
  agreementId?: string | undefined;
  /** The grounds on which a second has to approve, where this is the first or second approval. */
  grounds?: readonly Ground[] | undefined;
  /** Of the rules by which there were those grounds, or none. */
  approvalRulesVersion?: number | undefined;
  /** The competing requests that were decided at once, this among them. */
  decidedWith?: readonly string[] | undefined;
  isLate?: boolean | undefined;
  /** The change that was asked for and approved with it. */
  changeId?: string | undefined;
  /** The offer that it came of. */
  offerId?: string | undefined;
}

/**
 * Stores what has been decided, in step with the floor: a booking that holds it holds its cells and what it has of the pools, any
 * other holds none. The rules that the decision was made under are those of the space now. The caller has locked the booking, and
 * the pools and cells where the booking takes any.
 * @throws DomainError `booking.conflict` when some of the floor is taken, `booking.pool-overdrawn` when too little is left; then nothing of the transaction may stay
 */
export async function storeDecision(tx: Transaction, decision: StoredDecision): Promise<BookingRow> {
  const { before, after, actor, now } = decision;
  const isToTake = takesFloor(after) && !isHeld(before, after);
  if (takesFloor(before) && (isToTake || !takesFloor(after))) await letGo(tx, before);
  // Who keeps some of what she has asks for nothing, also of what the house has no longer.
  if (isToTake && !(takesFloor(before) && takesNoMore(before, after))) mustHaveNone(await poolsInTheWay(tx, [after]));
  const rulesVersion = await takeAndStore(tx, decision, isToTake);
  if (rulesVersion === undefined) throw conflict(await standingInTheWay(tx, after, now, after.id), actor);
  if (isToTake) await claimPools(tx, [after]);
  return { ...after, rulesVersion, version: before.version + 1 };
}

/** Whether what the booking is to hold is what it holds. */
export const isHeld = (before: BookingRow, after: BookingRow): boolean =>
  takesFloor(before) &&
  before.spaceId === after.spaceId &&
  before.start.equals(after.start) &&
  before.end.equals(after.end) &&
  before.setupMinutes === after.setupMinutes &&
  before.clearupMinutes === after.clearupMinutes &&
  JSON.stringify(before.pooled) === JSON.stringify(after.pooled);

// Before anything is taken: a booking that moves by an hour would else stand in its own way.
async function letGo(tx: Transaction, { id, pooled }: BookingRow): Promise<void> {
  await tx.execute(sql`delete from allocations where claim_id = ${id}`);
  if (pooled.length > 0) await tx.execute(sql`delete from pool_claims where booking_id = ${id}`);
}

export const reasonOf = ({ reason, reasonId }: Pick<BookingRow, 'reason' | 'reasonId'>) => ({ ...(reasonId && { reasonId }), ...(reason !== null && { reason }) });

// One statement, since approving is what everybody waits for. It stores nothing unless every cell could be taken.
async function takeAndStore(tx: Transaction, decision: StoredDecision, isToTake: boolean): Promise<number | undefined> {
  const { before, after, change, actor, by = actor.id, now } = decision;
  const stored = await tx.maybeOne<{ rulesVersion: number }>(sql`
    with due as (
      select cell_id, occupied(${after.start}, ${after.end}, ${after.setupMinutes}, ${after.clearupMinutes}) as during
      from space_cells where space_id = ${after.spaceId} and ${isToTake}
    ),
    ${releaseHolds(now, { bookingIds: isToTake ? [after.id] : [] })},
    taken as (
      insert into allocations (booking_id, cell_id, during)
      select ${after.id}::uuid, cell_id, during from due where (select count(*) from released) >= 0 order by cell_id
      on conflict do nothing
      returning cell_id
    ),
    stored as (
      update bookings set
        state = ${after.state}, space_id = ${after.spaceId}, starts_at = ${after.start}, ends_at = ${after.end},
        reason = ${after.reason}, reason_id = ${after.reasonId}, agreement_id = ${after.agreementId}, decided_at = ${after.decidedAt},
        title = ${after.title}, people = ${after.people}, layout = ${after.layout}, setup_minutes = ${after.setupMinutes},
        clearup_minutes = ${after.clearupMinutes}, pooled = ${JSON.stringify(after.pooled)}::jsonb, service_ids = ${after.serviceIds}::uuid[],
        holds_floor = ${after.holdsFloor}, second_approval = ${after.secondApproval}::text[],
        first_approved_by = ${after.firstApprovedBy}, first_approved_at = ${after.firstApprovedAt},
        is_cancelled_late = ${after.isCancelledLate}, checked_in_at = ${after.checkedInAt}, finished_at = ${after.finishedAt},
        is_no_show = ${after.isNoShow},
        rules_version = (select rules_version from spaces where id = ${after.spaceId}), version = ${before.version + 1}
      where id = ${after.id} and (select count(*) from taken) = (select count(*) from due)
      returning *
    )
    insert into booking_history (booking_id, version, at, by, change, state, space_id, starts_at, ends_at, rules_version, details)
    select id, version, ${now}, ${byUnlessErased(by)}, ${change}, state, space_id, starts_at, ends_at, rules_version,
      ${JSON.stringify({ ...decision.details, ...reasonOf(after) })}::jsonb
    from stored
    returning rules_version as "rulesVersion"`);
  return stored?.rulesVersion;
}
