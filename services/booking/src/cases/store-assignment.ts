import { caseAssigned, type CaseHandling } from '#contracts';
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
    data: { assignmentId, caseId, caseNumber, siteId, assignedTo, isClaimed: assignedTo === actor.id, version: 1 },
  });
  return toHandling(handling);
}
