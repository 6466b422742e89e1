import type { Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';
import { lockPerson } from '../people/forgotten.js';

/** A message of ours that a report is about. */
export interface Reported {
  id: string;
  /** Folded; null where it was forgotten. */
  recipient: string | null;
  /** When it was handed over, as far as is known. */
  sentAt: Instant;
}

/** Locked, since two mails may tell of it at once; after whose it is, as an erasure does. What was never handed over can't have come back. */
export async function findReported(tx: Transaction, id: string): Promise<Reported | undefined> {
  const message = await tx.maybeOne<{ personId: string | null }>(sql`select person_id as "personId" from deliveries where id = ${id}`);
  if (message?.personId) await lockPerson(tx, message.personId, 'shared');
  return tx.maybeOne<Reported>(sql`
    select id, lower(recipient) as recipient, coalesce(sent_at, due_at, created_at) as "sentAt" from deliveries
    where id = ${id} and channel = 'email' and attempts > 0 for update`);
}
