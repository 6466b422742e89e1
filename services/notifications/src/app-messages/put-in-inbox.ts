import { messageReceived } from '#contracts';
import { newId, traceparent, type Instant } from '#kernel';
import type { Publish } from '#messaging';
import { sql, type Transaction } from '#persistence';
import type { Line } from '../announcing/line.js';
import type { Message } from '../announcing/message.js';

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

/**
 * What is new stands in the inbox of each of these, once, with one statement however many they are; nobody is called to look at it. Where it
 * stands already it is told as it is now.
 */
export async function putNewsInInboxes(tx: Transaction, now: Instant, { message: { name, category }, about, version, cause, content }: Line, personIds: readonly string[]): Promise<void> {
  const told = JSON.stringify(content);
  await tx.execute(sql`
    update deliveries set content = ${told}::jsonb, about_version = ${version}
    where kind = ${name} and about = ${about} and channel = 'app' and about_version < ${version} and content is not null`);
  await tx.execute(sql`
    insert into deliveries (id, kind, category, channel, person_id, about, about_version, cause_id, cause_type, content, state, due_at, created_at, traceparent)
    select p.id, ${name}, ${category}, 'app', p.person, ${about}::uuid, ${version}::int, ${cause.id}::uuid, ${cause.type}, ${told}::jsonb, 'delivered',
      ${now}::timestamptz, ${now}::timestamptz, ${traceparent()}
    from unnest(${personIds.map(() => newId())}::uuid[], ${personIds}::uuid[]) as p (id, person)
    where not exists (select from deliveries d where d.kind = ${name} and d.about = ${about} and d.channel = 'app' and d.person_id = p.person)
    on conflict do nothing`);
}

/** Takes what is no news any more out of all inboxes. */
export const takeOutOfInboxes = (tx: Transaction, { name }: Pick<Message, 'name'>, about: string, version: number): Promise<number> =>
  tx.execute(sql`delete from deliveries where kind = ${name} and about = ${about} and channel = 'app' and about_version < ${version}`);
