import { createHash } from 'node:crypto';
import type { Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';
import type { Effects } from '../suppressions/suppress-address.js';
import type { Finding } from './read-mail.js';
import { noteAnswer } from './note-answer.js';
import { noteComplaint } from './note-complaint.js';
import { noteDeliveryReport } from './note-delivery-report.js';

/** A message of ours that a report is about. */
export interface Reported {
  id: string;
  /** Folded; null where it was forgotten. */
  recipient: string | null;
  /** When it was handed over, as far as is known. */
  sentAt: Instant;
}

/** Writes down what a mail tells. @returns false where it is about nothing of ours: then it is for people */
export async function noteFinding(effects: Effects, finding: Finding, mail: string): Promise<boolean> {
  if (finding.kind === 'answer') return noteAnswer(effects.tx, finding.answer, effects.now);
  const message = await findReported(effects.tx, finding.deliveryId);
  if (!message) return false;
  const digest = createHash('sha256').update(mail).digest();
  await (finding.kind === 'complaint' ? noteComplaint(effects, message, digest) : noteDeliveryReport(effects, message, finding.recipients, digest));
  return true;
}

/** Locked, since two mails may tell of it at once. What was never handed over can't have come back. */
const findReported = (tx: Transaction, id: string): Promise<Reported | undefined> =>
  tx.maybeOne<Reported>(sql`
    select id, lower(recipient) as recipient, coalesce(sent_at, due_at, created_at) as "sentAt" from deliveries
    where id = ${id} and channel = 'email' and attempts > 0 for update`);
