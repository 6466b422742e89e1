import { caseAssigned, type CaseHandling, type DataOf } from '#contracts';
import { newId, type Actor, type Instant } from '#kernel';
import type { Publish } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { byUnlessErased } from '../erasure/unless-erased.js';
import { findHandling, toHandling } from './case-handling.js';

interface Assigning {
  tx: Transaction;
  publish: Publish;
  actor: Actor;
  now: Instant;
}

/** Notes who handles a case from now on, as the case says, and tells of it. */
export async function storeAssignment({ tx, publish, actor, now }: Assigning, caseId: string): Promise<CaseHandling> {
  const handling = await findHandling(tx, caseId, now);
  const { caseNumber, siteId, assignedTo } = handling;
  const assignmentId = newId();
  await tx.execute(sql`
    insert into case_assignments (id, case_id, staff_id, by, at)
    values (${assignmentId}, ${caseId}, ${assignedTo}, ${byUnlessErased(actor.id)}, ${now})`);
  publish(caseAssigned, {
    aggregateId: assignmentId,
    aggregateVersion: 1,
    data: { assignmentId, caseId, caseNumber, siteId, assignedTo, isClaimed: assignedTo === actor.id, ...(await wishOf(tx, caseId)), version: 1 },
  });
  return toHandling(handling);
}

type Wish = Pick<DataOf<typeof caseAssigned>, 'wish'>;

/** Empty where its bookings have been removed. */
async function wishOf(tx: Transaction, caseId: string): Promise<Wish> {
  const first = await tx.maybeOne<Omit<NonNullable<Wish['wish']>, 'start' | 'end'> & { start: Instant; end: Instant }>(sql`
    select site.name as "siteName", space.name as "spaceName", site.time_zone as "timeZone", booking.starts_at as start, booking.ends_at as "end"
    from bookings as booking join spaces as space on space.id = booking.space_id join sites as site on site.id = space.site_id
    where booking.case_id = ${caseId} order by booking.starts_at, booking.id limit 1`);
  return first ? { wish: { ...first, start: first.start.toString(), end: first.end.toString() } } : {};
}
