import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AckPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { errors, type NatsConnection } from '@nats-io/transport-node';
import { pino } from 'pino';
import { approveBooking, bookingApproved, bookingRequested, getPerson, personRecorded, requests, services, type RequestContract } from '#contracts';
import { newId, SystemClock } from '#kernel';
import {
  ActorTokens, connectNats, Consumer, DOMAIN, durableName, ensureStreams, gatewayPermissions, healthSubject, inboxPrefixOf, issueActorToken,
  Reactor, readPublicKey, Relay, RpcClient, RpcServer, servicePermissions, buckets,
} from '#messaging';
import { Database, sql } from '#persistence';
import { actorKeys, eventually, testDatabase, testNats, type TestDatabase, type TestNats } from '#testing';

const quiet = pino({ level: 'silent' });
const keys = actorKeys();
let nats: TestNats;
let postgres: TestDatabase;
let database: Database;
let admin: NatsConnection;
let booking: NatsConnection;
let gateway: NatsConnection;

beforeAll(async () => {
  [nats, postgres] = await Promise.all([testNats(), testDatabase(['booking'])]);
  admin = await connectNats(nats.url, 'admin', quiet);
  await ensureStreams(admin);
  for (const source of ['booking', 'partners']) await durable('notifications', source);
  booking = await connectNats(nats.urlOf('booking'), 'booking', quiet);
  gateway = await connectNats(nats.urlOf('gateway'), 'gateway', quiet);
  for (const connection of [booking, gateway]) void noteRefusals(connection);
  database = new Database({ url: postgres.urlOf('booking'), name: 'booking' });
});
afterAll(async () => {
  await Promise.all([admin, booking, gateway].map((connection) => connection.close()));
  await database.close();
  await Promise.all([nats.stop(), postgres.drop()]);
});

const durable = async (service: string, source: string) =>
  (await jetstreamManager(admin)).consumers.add(DOMAIN, {
    durable_name: durableName(service, source), filter_subject: `domain.${source}.>`, ack_policy: AckPolicy.Explicit,
  });

const refusals = new Map<NatsConnection, string[]>();

async function noteRefusals(connection: NatsConnection) {
  const noted: string[] = [];
  refusals.set(connection, noted);
  for await (const status of connection.status()) {
    if (status.type === 'error' && status.error instanceof errors.PermissionViolationError) noted.push(status.error.message);
  }
}

/** What the broker says to `work`: its refusal, or undefined when all is well. It refuses before it answers the flush. */
async function refusalOf(connection: NatsConnection, work: () => void): Promise<string | undefined> {
  work();
  await connection.flush();
  await new Promise((resolve) => setImmediate(resolve));
  return refusals.get(connection)!.pop();
}
const refusal = expect.stringMatching(/permissions violation/i);
const publishing = (connection: NatsConnection, subject: string) => refusalOf(connection, () => connection.publish(subject, '{}', { reply: `${inboxPrefixOf('booking')}.x` }));
const listening = (connection: NatsConnection, subject: string, queue?: string) => refusalOf(connection, () => void connection.subscribe(subject, { queue, callback: () => undefined }));

describe('the NATS user of booking may not', () => {
  test.each([
    ['tell a fact of partners', `${personRecorded.type}.${newId()}`],
    ['tell a fact that is not in the catalogue', `domain.booking.nonsense.v1.${newId()}`],
    ['ask partners', getPerson.subject],
    ['answer into another inbox', `${inboxPrefixOf('partners')}.abc`],
    ['delete the stream', `$JS.API.STREAM.DELETE.${DOMAIN}`],
    ['purge the stream', `$JS.API.STREAM.PURGE.${DOMAIN}`],
    ['delete a message', `$JS.API.STREAM.MSG.DELETE.${DOMAIN}`],
    ['read messages past its consumers', `$JS.API.STREAM.MSG.GET.${DOMAIN}`],
    ['change the stream', `$JS.API.STREAM.UPDATE.${DOMAIN}`],
    ['make a stream', '$JS.API.STREAM.CREATE.MINE'],
    ['list streams', '$JS.API.STREAM.LIST'],
    ['make a consumer of its own choice', `$JS.API.CONSUMER.CREATE.${DOMAIN}.mine.domain.partners.>`],
    ['make a consumer in the old way', `$JS.API.CONSUMER.DURABLE.CREATE.${DOMAIN}.mine`],
    ['delete its consumer', `$JS.API.CONSUMER.DELETE.${DOMAIN}.${durableName('booking', 'partners')}`],
    ['take facts meant for notifications', `$JS.API.CONSUMER.MSG.NEXT.${DOMAIN}.${durableName('notifications', 'partners')}`],
    ['acknowledge for notifications', `$JS.ACK.${DOMAIN}.${durableName('notifications', 'partners')}.1.1.1.1.1`],
    ['look into sessions', '$JS.API.DIRECT.GET.KV_sessions.$KV.sessions.x'],
    ['change a session', '$KV.sessions.x'],
  ])('%s', async (_what, subject) => {
    expect(await publishing(booking, subject)).toEqual(refusal);
  });

  test.each([
    ['listen to requests to partners', getPerson.subject, 'partners'],
    ['listen to its own requests outside of the queue', approveBooking.subject, undefined],
    ['read the inbox of partners', `${inboxPrefixOf('partners')}.>`, undefined],
    ['read the inbox of the gateway', `${inboxPrefixOf('gateway')}.>`, undefined],
    ['read every inbox', '_INBOX.>', undefined],
    ['listen to facts past its consumers', 'domain.>', undefined],
    ['listen to everything', '>', undefined],
    ['listen to the broker’s own', '$JS.>', undefined],
  ])('%s', async (_what, subject, queue) => {
    expect(await listening(booking, subject, queue)).toEqual(refusal);
  });
});

describe('the NATS user of the gateway', () => {
  test.each([
    ['tell a fact', `${bookingApproved.type}.${newId()}`],
    ['delete the stream', `$JS.API.STREAM.DELETE.${DOMAIN}`],
    ['take facts meant for booking', `$JS.API.CONSUMER.MSG.NEXT.${DOMAIN}.${durableName('booking', 'partners')}`],
  ])('may not %s', async (_what, subject) => {
    expect(await publishing(gateway, subject)).toEqual(refusal);
  });

  test('may not answer in the place of a service', async () => {
    expect(await listening(gateway, approveBooking.subject, 'booking')).toEqual(refusal);
  });
});

describe('what booking must do, it may:', () => {
  test('tell its facts', async () => {
    const [id, aggregateId] = [newId(), newId()];
    await database.execute(sql`
      insert into outbox (id, type, aggregate_id, aggregate_version, envelope) values (${id}, ${bookingRequested.type}, ${aggregateId}, 1, '{}')`);
    const relay = new Relay('booking', booking, database, quiet);
    relay.start();
    await eventually('it is told', async () => !(await database.maybeOne(sql`select from outbox where published_at is null`)));
    await relay.stop();
    const stored = await (await jetstreamManager(admin)).streams.getMessage(DOMAIN, { last_by_subj: `${bookingRequested.type}.${aggregateId}` });
    expect(stored?.header.get('Nats-Msg-Id')).toBe(id);
  });

  test('take in the facts of partners, and say that it has', async () => {
    const seen: string[] = [];
    const reacting = { react: async ({ event }: { event: { aggregateId: string } }) => void seen.push(event.aggregateId) };
    const subscriptions = [{ fact: personRecorded, name: 'see', reacting: reacting as never }];
    const reactor = new Reactor({ database, clock: new SystemClock(), logger: quiet, wakeRelay: () => undefined, subscriptions });
    const consumer = new Consumer('booking', 'partners', booking, reactor, quiet);
    consumer.start();
    const person = newId();
    const data = { id: person, version: 1, email: 'anna@example.se', name: 'Anna Ek', phone: null, language: 'sv', smsWanted: false };
    const event = { specversion: '1.0', id: newId(), type: personRecorded.type, subject: person, time: new Date().toISOString(), aggregateversion: 1, data };
    await jetstream(admin).publish(`${personRecorded.type}.${person}`, JSON.stringify(event));
    await eventually('it is seen and acknowledged', async () => {
      const info = await (await jetstreamManager(admin)).consumers.info(DOMAIN, durableName('booking', 'partners'));
      expect(info.num_ack_pending + info.num_pending).toBe(0);
      expect(await database.query(sql`select reason from dead_letters`)).toEqual([]);
      return seen.includes(person);
    });
    await consumer.drain();
  });

  test('answer the gateway, and say how it is', async () => {
    const parts = { service: 'booking', connection: booking, database, clock: new SystemClock(), logger: quiet, wakeRelay: () => undefined };
    const server = new RpcServer({ ...parts, actorTokens: new ActorTokens(readPublicKey(keys.publicKey), 'booking') });
    const contract = { ...approveBooking, reply: approveBooking.input } as unknown as RequestContract;
    server.listen([{ contract, useCase: { execute: async ({ input }: { input: unknown }) => input } }]);
    booking.subscribe(healthSubject('booking'), { queue: 'booking', callback: (_error, message) => void message.respond('well') });
    await booking.flush();
    const actorToken = await issueActorToken(keys.key, { id: newId(), roles: ['staff'] }, 'booking');
    const answer = await new RpcClient(gateway).call(approveBooking, approveBooking.example, { actorToken, idempotencyKey: newId() });
    expect(answer).toMatchObject(approveBooking.example);
    expect((await gateway.request(healthSubject('booking'), '', { timeout: 1_000 })).string()).toBe('well');
    await server.drain();
  });
});

describe('what peers alone may ask', () => {
  const ofPeers = requests.filter(({ peers }) => peers);

  test.each(ofPeers.map(({ subject, peers }) => [subject, peers!] as const))('%s may be asked by %s and nobody else', (subject, peers) => {
    const asking = services.filter((service) => servicePermissions(service, []).publish.includes(subject));
    expect(asking).toEqual(peers);
    expect(gatewayPermissions(Object.keys(buckets)).publish).not.toContain(subject);
  });

  test('the broker refuses the gateway, and a service that is not named', async () => {
    expect(ofPeers.length).toBeGreaterThan(0);
    for (const { subject } of ofPeers) {
      expect(await publishing(gateway, subject)).toEqual(refusal);
      expect(await publishing(booking, subject)).toEqual(refusal);
    }
  });

  test('serves the system alone, and gives away nothing that could be changed', () => {
    expect(ofPeers.filter(({ kind, serves }) => kind !== 'query' || Object.keys(serves).join() !== 'system')).toEqual([]);
  });
});

test('every service of the catalogue may tell each of its facts and nobody else’s, and answer each of its requests', () => {
  for (const service of services) {
    const { publish, subscribe } = servicePermissions(service, []);
    expect(publish.filter((subject) => subject.startsWith('domain.')).every((subject) => subject.startsWith(`domain.${service}.`))).toBe(true);
    expect(subscribe.filter((subject) => subject.includes(' ')).every((subject) => subject.endsWith(` ${service}`))).toBe(true);
    expect([...publish, ...subscribe]).not.toContain('>');
  }
  expect(gatewayPermissions(Object.keys(buckets)).publish.some((subject) => subject.startsWith('domain.'))).toBe(false);
});
