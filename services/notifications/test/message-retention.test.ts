import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { newId } from '#kernel';
import { sql } from '#persistence';
import { MessageRetention } from '../src/deliveries/message-retention.js';
import { NotifiedHouse } from './notified-house.js';

let here: NotifiedHouse;
beforeAll(async () => {
  here = await NotifiedHouse.open({ settings: { MESSAGE_RETENTION_DAYS: '365' }, replicas: 2 });
});
afterAll(() => here.close());
beforeEach(() => here.database.execute(sql`delete from deliveries`));

/** Every replica, all at once. */
const remove = () => Promise.all(here.house.running.map(({ context }) => context.get(MessageRetention).run()));
const left = async () => (await here.database.query<{ kind: string }>(sql`select kind from deliveries order by kind`)).map(({ kind }) => kind);
const daysAgo = (days: number) => here.clock.now().subtract({ hours: 24 * days }).toString();

interface Kept {
  kind: string;
  created: string;
  channel?: 'email' | 'app';
  state?: string;
  readAt?: string;
  dueAt?: string;
  content?: object;
}

const keep = ({ kind, created, channel = 'email', state = 'sent', readAt, dueAt = created, content }: Kept) =>
  here.database.execute(sql`
    insert into deliveries (id, kind, category, channel, person_id, state, due_at, created_at, sent_at, read_at, content, next_attempt_at, traceparent)
    values (${newId()}, ${kind}, 'practical', ${channel}, ${newId()}, ${state}, ${dueAt}, ${created}, ${created}, ${readAt ?? null},
      ${content ? JSON.stringify(content) : null}::jsonb, ${state === 'queued' ? dueAt : null}, '')`);

test('what was sent is removed when it has been kept for as long as it is to be, and not a day before', async () => {
  for (const state of ['sent', 'delivered', 'failed', 'suppressed', 'uncertain']) {
    await keep({ kind: `old-${state}`, created: daysAgo(366), state });
    await keep({ kind: `young-${state}`, created: daysAgo(364), state });
  }
  await here.database.execute(sql`
    insert into delivery_attempts (delivery_id, attempt, at, outcome) select id, 1, created_at, 'sent' from deliveries`);
  await remove();
  expect(await left()).toEqual(['young-delivered', 'young-failed', 'young-sent', 'young-suppressed', 'young-uncertain']);
  expect(await here.database.query(sql`select from delivery_attempts`)).toHaveLength(5);
});

test('what is still to go out stays, however long ago it was put in line; what has been read in the app goes sooner', async () => {
  await keep({ kind: 'reminder', created: daysAgo(500), state: 'queued', dueAt: daysAgo(-300) });
  await keep({ kind: 'told-of-long-before', created: daysAgo(500), dueAt: daysAgo(10) });
  await keep({ kind: 'read-long-ago', channel: 'app', state: 'delivered', created: daysAgo(200), readAt: daysAgo(181) });
  await keep({ kind: 'read-lately', channel: 'app', state: 'delivered', created: daysAgo(200), readAt: daysAgo(179) });
  await keep({ kind: 'unread', channel: 'app', state: 'delivered', created: daysAgo(300) });
  await keep({ kind: 'unread-and-old', channel: 'app', state: 'delivered', created: daysAgo(366) });
  await remove();
  expect(await left()).toEqual(['read-lately', 'reminder', 'told-of-long-before', 'unread']);
});

test('what is told of something that is still to come stays, so that an invitation can be taken back', async () => {
  const [created, start] = [daysAgo(500), daysAgo(600)];
  const [toCome, over] = [{ start, end: daysAgo(-10) }, { start, end: daysAgo(1) }];
  const invitation = (kind: string, content: object) => keep({ kind, created, content: { invitation: 'REQUEST', until: null, before: null, ...content } });
  await invitation('booking', { booking: toCome });
  await invitation('booking-over', { booking: over, before: over });
  await invitation('series', { series: toCome });
  await invitation('moved', { booking: over, before: { ...toCome, end: null } });
  await keep({ kind: 'no-invitation', created, content: { invitation: null, until: null, booking: toCome } });
  await keep({ kind: 'until-later', created, content: { invitation: null, until: daysAgo(-1), visit: toCome } });
  await keep({ kind: 'until-earlier', created, content: { invitation: 'CANCEL', until: daysAgo(1), visit: over } });
  await keep({ kind: 'emptied', created });
  await remove();
  expect(await left()).toEqual(['booking', 'series', 'until-later']);
});

test('thousands are removed in one round', async () => {
  await here.database.execute(sql`
    insert into deliveries (id, kind, category, channel, person_id, state, due_at, created_at, sent_at, traceparent)
    select gen_random_uuid(), 'old', 'practical', 'email', gen_random_uuid(), 'sent', ${daysAgo(400)}, ${daysAgo(400)}, ${daysAgo(400)}, '' from generate_series(1, 2500)`);
  await keep({ kind: 'young', created: daysAgo(1) });
  await remove();
  expect(await left()).toEqual(['young']);
});
