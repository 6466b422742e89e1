import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { eventually, testNats, type TestNats } from '#testing';

let nats: TestNats;

beforeAll(async () => {
  nats = await testNats();
});

afterAll(async () => {
  await nats.stop();
});

const open = (url: string) => {
  const { host, username: user, password: pass } = new URL(url);
  return connect({ servers: host, user, pass, reconnectTimeWait: 50, maxReconnectAttempts: -1 });
};

test('answers each service under its own login, and nobody else', async () => {
  const connection = await open(nats.urlOf('booking'));
  await connection.flush();
  await connection.close();
  await expect(open(nats.url.replace('admin:test', 'admin:wrong'))).rejects.toThrow(/authorization/i);
  expect(() => nats.urlOf('stranger')).toThrow('nats has no user stranger');
});

test('keeps its streams when it is killed and started again, at the same address', async () => {
  const connection = await open(nats.url);
  await (await jetstreamManager(connection)).streams.add({ name: 'KEPT', subjects: ['kept.>'] });
  await nats.kill();
  await nats.start();
  const again = await eventually('the server answers again', () => jetstreamManager(connection, { timeout: 250 }));
  const stream = await again.streams.info('KEPT');
  expect(stream.config.subjects).toEqual(['kept.>']);
  await connection.close();
});
