import { createHash } from 'node:crypto';
import type { Effects } from '../suppressions/suppress-address.js';
import type { Finding } from './read-mail.js';
import { noteAnswer } from './note-answer.js';
import { noteComplaint } from './note-complaint.js';
import { noteDeliveryReport } from './note-delivery-report.js';
import { findReported } from './reported.js';

/** Writes down what a mail tells. @returns false where it is about nothing of ours: then it is for people */
export async function noteFinding(effects: Effects, finding: Finding, mail: string): Promise<boolean> {
  if (finding.kind === 'answer') return noteAnswer(effects.tx, finding.answer, effects.now);
  const message = await findReported(effects.tx, finding.deliveryId);
  if (!message) return false;
  const digest = createHash('sha256').update(mail).digest();
  await (finding.kind === 'complaint' ? noteComplaint(effects, message, digest) : noteDeliveryReport(effects, message, finding.recipients, digest));
  return true;
}
