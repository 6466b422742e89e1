import { bounceOf, statusOf } from '../domain/bounce.js';
import { suppressAddress, type Effects } from './suppress-address.js';

/** A server that refuses a recipient for good, saying that there is no such one, tells what a mail that comes back tells days later. */
export async function noteRefusal(effects: Effects, deliveryId: string, reason: string): Promise<void> {
  const status = statusOf(null, reason);
  if (status === null || bounceOf(status) !== 'gone') return;
  await suppressAddress(effects, { deliveryId, reason: 'bounced', answer: reason, sentAt: effects.now });
}
