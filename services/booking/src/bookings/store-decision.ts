import type { Actor } from '#kernel';
import { sql, type Transaction } from '#persistence';
import type { Change } from '../domain/booking-states.js';
import type { BookingRow } from './booking-row.js';
import { conflict, standingInTheWay } from './conflicts.js';

interface StoredDecision {
  before: BookingRow;
  after: BookingRow;
  change: Change;
  /** Who is told what stands in the way. */
  actor: Actor;
  /** Who made the change: the actor, if nothing else is said; null is nobody. */
  by?: string | null;
  now: BookingRow['start'];
}

/**
 * Stores what has been decided, in step with the floor: an approved booking holds its cells, any other holds none.
 * The caller has locked the booking, and the cells where the booking takes any.
 * @throws DomainError `booking.conflict` when some of the floor is taken; then nothing of the transaction may stay
 */
export async function storeDecision(tx: Transaction, decision: StoredDecision): Promise<BookingRow> {
  const { before, after, actor } = decision;
  // Before anything is taken: a booking that moves by an hour would else stand in its own way.
  if (before.state === 'approved') await tx.execute(sql`delete from allocations where booking_id = ${before.id}`);
  if (await takeAndStore(tx, decision)) return { ...after, version: before.version + 1 };
  throw conflict(await standingInTheWay(tx, { ...after, bookingId: after.id }), actor);
}

// One statement, since approving is what everybody waits for. It stores nothing unless every cell could be taken.
async function takeAndStore(tx: Transaction, { before, after, change, actor, by = actor.id, now }: StoredDecision): Promise<boolean> {
  const version = before.version + 1;
  const stored = await tx.execute(sql`
    with due as (select cell_id from space_cells where space_id = ${after.spaceId} and ${after.state === 'approved'}),
    taken as (
      insert into allocations (booking_id, cell_id, during)
      select ${after.id}::uuid, cell_id, tstzrange(${after.start}, ${after.end}) from due order by cell_id
      on conflict do nothing
      returning cell_id
    ),
    stored as (
      update bookings set
        state = ${after.state}, space_id = ${after.spaceId}, starts_at = ${after.start}, ends_at = ${after.end},
        reason = ${after.reason}, agreement_id = ${after.agreementId}, decided_at = ${after.decidedAt},
        version = ${version}
      where id = ${after.id} and (select count(*) from taken) = (select count(*) from due)
      returning *
    )
    insert into booking_history (booking_id, version, at, by, change, state, space_id, starts_at, ends_at)
    select id, version, ${now}, ${by}, ${change}, state, space_id, starts_at, ends_at from stored`);
  return stored === 1;
}
