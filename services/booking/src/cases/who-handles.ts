import type { Instant } from '#kernel';
import type { Transaction } from '#persistence';
import { holdOffErasure } from '../erasure/person-lock.js';
import { findHandling } from './case-handling.js';

/**
 * Whoever handles a case now, or stands in for her while she is away; null where nobody does, or it has changed at this moment.
 * She is not erased before the transaction ends. People first, then the case: the caller locks it after this.
 * @throws DomainError `case.not-found`
 */
export async function holdWhoHandles(tx: Transaction, caseId: string, now: Instant): Promise<string | null> {
  const handler = await whoHandles(tx, caseId, now);
  if (handler === null) return null;
  await holdOffErasure(tx, handler);
  return (await whoHandles(tx, caseId, now)) === handler ? handler : null;
}

async function whoHandles(tx: Transaction, caseId: string, now: Instant): Promise<string | null> {
  const { assignedTo, standIn } = await findHandling(tx, caseId, now);
  return standIn?.staffId ?? assignedTo;
}
