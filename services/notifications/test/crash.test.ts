import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { bookingRequested } from '#contracts';
import { Database, raw, sql } from '#persistence';
import { eventually } from '#testing';
import { notificationsService } from '../src/notifications.module.js';
import { builtTo, buildService, startChild, type Child } from './child-service.js';
import { NotifiedHouse, aBooking, type Snapshot } from './notified-house.js';

interface Row {
  state: string;
  attempts: number;
  maybeTwice: boolean;
}

let main: string;
let here: NotifiedHouse;
let child: Child;

beforeAll(() => {
  main = buildService();
});
afterAll(() => rmSync(builtTo, { recursive: true, force: true }));
afterEach(async () => {
  child.process.kill('SIGKILL');
  await here.close();
});

/** A process of its own has taken a message to the post office, which has it and has not said so. */
async function inTheMiddleOfSending(): Promise<Snapshot> {
  here = await NotifiedHouse.open({ replicas: 0 });
  child = await startChild(main, { ...here.house.environment('notifications'), LOG_LEVEL: 'info' });
  here.post.mood = 'holding';
  const anna = await here.person();
  const booking = aBooking(anna);
  await here.house.tell(bookingRequested, { aggregateId: booking.bookingId, data: booking });
  await eventually('the post office has the message', () => here.post.received.length === 1);
  return booking;
}

const delivery = async ({ bookingId }: Snapshot): Promise<Row> =>
  here.database.one<Row>(sql`select state, attempts, maybe_twice as "maybeTwice" from deliveries where about = ${bookingId} and channel = 'email'`);

const sent = (booking: Snapshot) =>
  eventually('it is sent', async () => {
    const row = await delivery(booking);
    return row.state === 'sent' && row;
  });

test('killed between sending and remembering it: sent again after a while as the same message, and marked', async () => {
  const booking = await inTheMiddleOfSending();
  const gone = once(child.process, 'exit');
  child.process.kill('SIGKILL');
  await gone;
  expect(await delivery(booking)).toEqual({ state: 'sending', attempts: 1, maybeTwice: false });

  here.post.release();
  // The child went by the real clock, and what it had begun may be taken over a minute later.
  here.clock.set(new Date(Date.now() + 61_000).toISOString());
  await here.house.start(notificationsService);
  expect(await sent(booking)).toEqual({ state: 'sent', attempts: 2, maybeTwice: true });
  expect(here.post.received).toHaveLength(2);
  expect(new Set(here.post.received.map(({ messageId }) => messageId)).size).toBe(1);
});

test('what is being sent by one that lives is not taken over by another', async () => {
  const booking = await inTheMiddleOfSending();
  here.clock.set(new Date().toISOString());
  await here.house.start(notificationsService);
  here.post.release();
  expect(await sent(booking)).toEqual({ state: 'sent', attempts: 1, maybeTwice: false });
  expect(here.post.received).toHaveLength(1);
});

test('asked to end, it finishes what it has begun', async () => {
  const booking = await inTheMiddleOfSending();
  const ended = once(child.process, 'exit');
  child.process.kill('SIGTERM');
  await expect(Promise.race([ended.then(() => 'ended'), delivery(booking).then(({ state }) => state)])).resolves.toBe('sending');
  here.post.release();
  expect(await ended).toEqual([0, null]);
  expect(await delivery(booking)).toEqual({ state: 'sent', attempts: 1, maybeTwice: false });
});

test('losing Postgres at that moment does not make it send again, and no log names her', async () => {
  const booking = await inTheMiddleOfSending();
  const database = new URL(here.house.postgres.adminUrl).pathname.slice(1);
  const elsewhere = new Database({ url: here.house.postgres.adminUrl.replace(database, 'postgres'), name: 'elsewhere' });
  await elsewhere.execute(sql`alter database ${raw(database)} allow_connections false`);
  await elsewhere.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${database}`);
  here.post.release();
  await eventually('it could not write that down', () => child.log().includes('could not be written down yet'));
  await elsewhere.execute(sql`alter database ${raw(database)} allow_connections true`);
  await elsewhere.close();

  expect(await sent(booking)).toEqual({ state: 'sent', attempts: 1, maybeTwice: false });
  expect(here.post.received).toHaveLength(1);
  expect(child.log()).not.toMatch(/anna/i);
});
