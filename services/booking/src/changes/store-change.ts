import { DomainError, newId, type Actor, type Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';
import type { BookingRow } from '../bookings/booking-row.js';
import { byUnlessErased } from '../erasure/unless-erased.js';
import { standingOf, type ChangeRow } from './change-row.js';

interface Asked {
  before: BookingRow;
  after: BookingRow;
  actor: Actor;
  now: Instant;
}

/** The caller has locked the booking. @returns the id of the change */
export async function storeChange(tx: Transaction, { before, after, actor, now }: Asked): Promise<string> {
  const asked = await tx.maybeOne<{ id: string }>(sql`
    select id from booking_changes where booking_id = ${before.id} and state = 'asked'`);
  if (asked) throw new DomainError('change.already-asked', { changeId: asked.id });
  const id = newId();
  await tx.execute(sql`
    insert into booking_changes
      (id, booking_id, state, space_id, starts_at, ends_at, people, layout, pooled, service_ids, was, asked_by, asked_at)
    values (${id}, ${before.id}, 'asked', ${after.spaceId}, ${after.start}, ${after.end}, ${after.people}, ${after.layout},
      ${JSON.stringify(after.pooled)}::jsonb, ${after.serviceIds}::uuid[], ${JSON.stringify(standingOf(before))}::jsonb,
      ${actor.id}, ${now})`);
  return id;
}

interface Decided {
  change: ChangeRow;
  state: 'approved' | 'declined' | 'withdrawn';
  actor: Actor;
  now: Instant;
  why?: Pick<ChangeRow, 'reason' | 'reasonId' | 'listedReason'>;
}

/** The caller has locked the booking, and seen that the change waits. */
export async function settleChange(tx: Transaction, { change, state, actor, now, why }: Decided): Promise<ChangeRow> {
  const settled = { ...change, ...why, state, decidedAt: now, version: change.version + 1 };
  await tx.execute(sql`
    update booking_changes set state = ${state}, decided_at = ${now}, reason = ${settled.reason}, reason_id = ${settled.reasonId},
      version = ${settled.version}, decided_by = ${byUnlessErased(actor.id)}
    where id = ${change.id}`);
  return settled;
}
