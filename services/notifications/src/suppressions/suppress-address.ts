import { addressSuppressed } from '#contracts';
import { newId, type Instant } from '#kernel';
import type { Publish } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { lockPerson } from '../people/forgotten.js';

export interface Effects {
  tx: Transaction;
  publish: Publish;
  now: Instant;
}

export interface Finding {
  /** The message that came back, or of which somebody complained. */
  deliveryId: string;
  reason: 'bounced' | 'complained';
  answer: string | null;
  /** When the message was handed over: what was lifted after that stays lifted. */
  sentAt: Instant;
}

/**
 * Nothing more goes to the address of a message, and staff are told. Only of people whom the house knows: an address that somebody
 * typed to sign in is nobody's, and nobody would ask to have it forgotten.
 * @returns whether it went there until now
 */
export async function suppressAddress({ tx, publish, now }: Effects, { deliveryId, reason, answer, sentAt }: Finding): Promise<boolean> {
  const message = await tx.maybeOne<{ personId: string | null }>(sql`select person_id as "personId" from deliveries where id = ${deliveryId}`);
  if (!message?.personId) return false;
  await lockPerson(tx, message.personId, 'shared');
  const id = newId();
  const suppressed = await tx.maybeOne<{ channel: 'email' | 'sms' }>(sql`
    insert into suppressed_addresses (id, channel, address, person_id, reason, answer, delivery_id, since)
    select ${id}, channel, lower(recipient), person_id, ${reason}, ${answer}, id, ${now}
    from deliveries message
    where id = ${deliveryId} and recipient is not null and person_id is not null and not exists (
      select from suppressed_addresses lifted
      where lifted.channel = message.channel and lifted.address = lower(message.recipient) and lifted.lifted_at >= ${sentAt})
    on conflict (channel, address) where lifted_at is null do nothing
    returning channel`);
  if (!suppressed) return false;
  publish(addressSuppressed, {
    aggregateId: id,
    aggregateVersion: 1,
    data: { suppressionId: id, channel: suppressed.channel, reason, deliveryId, since: now.toString(), version: 1 },
  });
  return true;
}
