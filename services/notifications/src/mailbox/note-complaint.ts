import { suppressAddress, type Effects } from '../suppressions/suppress-address.js';
import { settleDelivered } from './note-delivery-report.js';
import type { Reported } from './reported.js';
import { rememberReport } from './remember-report.js';

/** Whoever complains of a message has got it, and wants no more. */
export async function noteComplaint(effects: Effects, { id, sentAt }: Reported, mail: Buffer): Promise<void> {
  const { tx, now } = effects;
  if (!(await rememberReport(tx, { deliveryId: id, mail, said: 'complained', answer: null, at: now }))) return;
  await settleDelivered(tx, id, now);
  await suppressAddress(effects, { deliveryId: id, reason: 'complained', answer: null, sentAt });
}
