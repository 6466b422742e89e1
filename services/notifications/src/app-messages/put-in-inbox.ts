import { messageReceived } from '#contracts';
import { newId, traceparent, type Instant } from '#kernel';
import type { Publish } from '#messaging';
import { sql, type Transaction } from '#persistence';
import type { Message } from '../announcing/message.js';

interface Standing {
  message: Message;
  personId: string;
  about: string;
  version: number;
  content: object;
  /** The fact that it follows. */
  cause: { id: string; type: string };
  now: Instant;
}

/** What stands in her inbox in the app has come as soon as it stands there; she is told that it does, once. */
export async function putInInbox({ tx, publish }: { tx: Transaction; publish: Publish }, standing: Standing): Promise<void> {
  const { message, personId, about, version, content, cause, now } = standing;
  const id = newId();
  const isNew = await tx.execute(sql`
    insert into deliveries (id, kind, category, channel, person_id, about, about_version, cause_id, cause_type, content, state, due_at, created_at, traceparent)
    values (${id}, ${message.name}, ${message.category}, 'app', ${personId}, ${about}, ${version}, ${cause.id}, ${cause.type},
      ${JSON.stringify(content)}::jsonb, 'delivered', ${now}, ${now}, ${traceparent()})
    on conflict do nothing`);
  if (!isNew) return;
  // Under her own id, with which it leaves the stream when she is erased.
  publish(messageReceived, { aggregateId: personId, aggregateVersion: 1, data: { personId, deliveryId: id, category: message.category, kind: message.name } });
}
