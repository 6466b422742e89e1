import type { NatsConnection } from '@nats-io/transport-node';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { newId } from '#kernel';
import { connectNats, ensureStreams } from '#messaging';
import { eventually, testNats, type TestNats } from '#testing';
import { Bucket } from '../src/sessions/bucket.js';
import { RecentEntries } from '../src/sessions/recent-entries.js';
import { Sessions } from '../src/sessions/sessions.js';

let nats: TestNats;
let connections: NatsConnection[];
let here: Sessions;
let there: Sessions;

beforeAll(async () => {
  nats = await testNats();
  const quiet = pino({ level: 'silent' });
  const admin = await connectNats(nats.url, 'admin', quiet);
  await ensureStreams(admin);
  const replicas = await Promise.all([1, 2].map(() => connectNats(nats.urlOf('gateway'), 'gateway', quiet)));
  connections = [admin, ...replicas];
  [here, there] = replicas.map((one) => new Sessions(new Bucket(one, 'sessions', new RecentEntries(one, 'sessions')), async () => false)) as [Sessions, Sessions];
  await Promise.all(replicas.map((one) => one.flush()));
});
afterAll(async () => {
  await Promise.all(connections.map((connection) => connection.close()));
  await nats.stop();
});

test('a session that ends in one replica is over in the other at once, though it has just been used there', async () => {
  const id = await here.begin(newId(), ['booker'], 'code');
  for (let time = 0; time < 3; time++) expect(await there.find(id)).toMatchObject({ roles: ['booker'] });
  await here.end(id);
  expect(await here.find(id)).toBeUndefined();
  await eventually('it is over there', async () => (await there.find(id)) === undefined, { timeoutMs: 1_000 });
});

test('a role that is given in one replica is there in the other', async () => {
  const person = newId();
  const id = await here.begin(person, ['booker'], 'code');
  await there.find(id);
  await here.grant(person, 'organisation-admin');
  await eventually('she has it there', async () => (await there.find(id))?.roles.includes('organisation-admin') ?? false, { timeoutMs: 1_000 });
});

test('what is used often is read once', async () => {
  const id = await here.begin(newId(), ['booker'], 'code');
  await eventually('it is settled', async () => {
    await there.find(id);
    const before = connections[2]!.stats().outMsgs;
    await there.find(id);
    return connections[2]!.stats().outMsgs === before;
  }, { timeoutMs: 6_000 });
}, 10_000);
