import { messageReceived } from '#contracts';
import { newId, traceparent, type Instant } from '#kernel';
import type { Publish } from '#messaging';
import { sql, type Transaction } from '#persistence';
import type { Line } from '../announcing/line.js';

interface Effects {
  tx: Transaction;
  publish: Publish;
  now: Instant;
}

/** What stands in her inbox in the app has come as soon as it stands there; it is told that it does, once. What is outdated never does. */
export async function putInInbox({ tx, publish, now }: Effects, { message, about, version, cause, content }: Line, personId: string): Promise<void> {
  if (content === null) return;
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
