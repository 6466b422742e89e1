import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import { eventually } from '#testing';
import { requestBooking } from '#contracts';
import { Gatehouse } from './gatehouse.js';

let house: Gatehouse;

beforeAll(async () => {
  house = await Gatehouse.open({
    RATE_ADDRESS_PER_MINUTE: '12', RATE_SIGNED_IN_PER_MINUTE: '6', RATE_SIGN_IN_PER_ADDRESS: '4', TRUSTED_PROXIES: '127.0.0.0/8,::1',
  });
});

afterAll(() => house.close());

// The test itself is the trusted proxy, so that it can come from anywhere.
let nth = 0;
const somewhere = () => ({ 'x-forwarded-for': `203.0.113.${++nth}` });

test('an address that asks too much is told when to come back; others are not affected', async () => {
  const visitor = house.visitor(somewhere());
  // At once, since every five seconds she may ask once more.
  const replies = await Promise.all(Array.from({ length: 12 }, () => visitor.get('/api/v1/session')));
  for (const { status, headers } of replies) expect([status, headers.get('ratelimit-policy')]).toEqual([200, '"default";q=12;w=60']);
  const left = replies.map(({ headers }) => Number(/^"default";r=(\d+);t=\d+$/.exec(headers.get('ratelimit') ?? '')?.[1]));
  expect(left.toSorted((one, other) => one - other)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  const { status, headers, body } = await visitor.get('/api/v1/session', { 'accept-language': 'en' });
  expect([status, body.code, body.detail]).toEqual([429, 'limit.exceeded', expect.stringMatching(/Wait \d+ seconds/)]);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await house.visitor(somewhere()).get('/api/v1/session')).status).toBe(200);
});

test('colleagues who share an address are counted each for herself', async () => {
  const office = somewhere();
  const [anna, bo] = [await house.signedIn(['booker'], { visitor: house.visitor(office) }), await house.signedIn(['booker'], { visitor: house.visitor(office) })];
  for (let time = 0; time < 6; time++) expect((await anna.visitor.get('/api/v1/session')).status).toBe(200);
  expect((await anna.visitor.get('/api/v1/session')).status).toBe(429);
  expect((await bo.visitor.get('/api/v1/session')).status).toBe(200);
});

test('attempts to sign in are limited by address, whoever they are for', async () => {
  const visitor = house.visitor(somewhere());
  for (let time = 0; time < 4; time++) expect((await visitor.post('/api/v1/sign-in/sessions', { email: `a${time}@example.se`, code: 'AAAA-AAAA' })).status).toBe(401);
  expect((await visitor.post('/api/v1/sign-in/sessions', { email: 'b@example.se', code: 'AAAA-AAAA' })).status).toBe(429);
  expect((await visitor.post('/api/v1/sign-in/codes', { email: 'b@example.se' })).status).toBe(202);
});

test('a client behind the proxy cannot choose its own address', async () => {
  const { 'x-forwarded-for': address } = somewhere();
  for (let time = 0; time < 12; time++) {
    await house.visitor({ 'x-forwarded-for': `198.51.100.${time}, ${address}`, 'forwarded': `for=192.0.2.${time}` }).get('/api/v1/session');
  }
  expect((await house.visitor({ 'x-forwarded-for': `198.51.100.99, ${address}` }).get('/api/v1/session')).status).toBe(429);
});

test('guessing tokens is counted, too', async () => {
  const visitor = house.visitor({ ...somewhere(), authorization: 'Bearer guess' });
  for (let time = 0; time < 12; time++) expect((await visitor.get('/api/v1/session')).status).toBe(401);
  expect((await visitor.get('/api/v1/session')).status).toBe(429);
});

test('what is not HTTP gets an answer that is', async () => {
  const { hostname, port } = new URL(house.url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (data: Buffer) => (answer += data.toString()));
  socket.write('NONSENSE\r\n\r\n');
  await eventually('the server has closed', () => socket.closed || socket.readableEnded);
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nContent-Type: application\/problem\+json/);
  expect(answer).toContain('"code":"request.malformed"');
});

test('closing finishes what has begun, and does not wait for connections that ask for nothing', async () => {
  const gateway = await house.start();
  const { hostname, port } = new URL(gateway.url);
  const { visitor } = await house.signedIn(['booker'], { visitor: house.visitor(somewhere(), gateway.url) });
  const silent = connect(Number(port), hostname);
  const work = new EventEmitter();
  const hasBegun = once(work, 'begun');
  house.services.on(requestBooking, async () => {
    work.emit('begun');
    await once(work, 'finish');
    return undefined as never;
  });
  const answer = visitor.post('/api/v1/bookings', requestBooking.example);
  await hasBegun;
  const closed = gateway.close();
  await eventually('nothing new is taken', () => house.visitor({}, gateway.url).get('/health/live').then(() => false, () => true));
  work.emit('finish');
  expect((await answer).status).toBe(201);
  await closed;
  expect(silent.destroyed || silent.readableEnded || (await eventually('the silent one is let go', () => silent.closed))).toBe(true);
});
