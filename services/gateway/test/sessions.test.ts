import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { jetstream } from '@nats-io/jetstream';
import { erasePerson, membershipConfirmed, personErased, requestBooking } from '#contracts';
import { newId } from '#kernel';
import { eventually } from '#testing';
import { Bucket } from '../src/sessions/bucket.js';
import { Sessions } from '../src/sessions/sessions.js';
import { wasErased } from '../src/sessions/session-reactions.js';
import { Gatehouse } from './gatehouse.js';

let house: Gatehouse;

beforeAll(async () => {
  house = await Gatehouse.open();
});

afterAll(() => house.close());
beforeEach(() => house.services.reset());

const isSignedIn = async ({ visitor }: { visitor: ReturnType<Gatehouse['visitor']> }) => (await visitor.get('/api/v1/session')).body.signedIn;
const erased = (personId: string) =>
  jetstream(house.connection).publish(
    `${personErased.type}.${personId}`,
    JSON.stringify({ specversion: '1.0', id: newId(), type: personErased.type, subject: personId, time: new Date().toISOString(), aggregateversion: 2, data: { personId } }),
  );

test('signing out ends the session, not only its cookie', async () => {
  const { visitor } = await house.signedIn();
  const stolen = new Map(visitor.cookies);
  expect((await visitor.send('DELETE', '/api/v1/session')).status).toBe(204);
  expect(visitor.cookies.size).toBe(0);
  const thief = house.visitor();
  for (const [name, value] of stolen) thief.cookies.set(name, value);
  const answer = await thief.get('/api/v1/bookings');
  expect(answer.body).toMatchObject({ status: 401, code: 'session.ended' });
  expect((await thief.get('/api/v1/spaces')).status).toBe(200);
});

test('signing out everywhere ends all of hers, in every replica, and nobody else’s', async () => {
  const second = await house.start();
  const personId = newId();
  const here = await house.signedIn(['booker'], { personId });
  const there = await house.signedIn(['booker'], { personId, visitor: house.visitor({}, second.url) });
  const stranger = await house.signedIn();
  expect((await here.visitor.send('DELETE', '/api/v1/sessions')).status).toBe(204);
  expect(await Promise.all([here, there, stranger].map(isSignedIn))).toEqual([false, false, true]);
});

test('signing in again takes the place of the session that the browser had', async () => {
  const first = await house.signedIn();
  const before = new Map(first.visitor.cookies);
  await house.signedIn(['booker'], { visitor: first.visitor });
  const old = house.visitor();
  for (const [name, value] of before) old.cookies.set(name, value);
  expect((await old.get('/api/v1/session')).body.signedIn).toBe(false);
});

test('the sessions of somebody who is erased end, whoever erased her', async () => {
  const victim = await house.signedIn();
  await erased(victim.personId);
  await eventually('her session has ended', async () => !(await isSignedIn(victim)));

  const herself = await house.signedIn();
  expect((await herself.visitor.post(`/api/v1/people/${herself.personId}/erasure`)).status).toBe(202);
  expect(house.services.of(erasePerson)).toMatchObject([{ actor: { id: herself.personId } }]);
  expect(await isSignedIn(herself)).toBe(false);
});

test('whoever becomes an administrator of an organisation is one at once', async () => {
  const { visitor, personId } = await house.signedIn();
  const data = { membershipId: newId(), personId, organisationId: newId(), role: 'administrator', at: '2026-11-26T12:00:00Z', version: 2 };
  const fact = { specversion: '1.0', id: newId(), type: membershipConfirmed.type, subject: data.membershipId, time: data.at, aggregateversion: 2, data };
  await jetstream(house.connection).publish(`${membershipConfirmed.type}.${data.membershipId}`, JSON.stringify(fact));
  await eventually('she has the role', async () => String((await visitor.get('/api/v1/session')).body.roles) === 'booker,organisation-admin');
});

test('an erasure that nobody here heard of ends the session when it is next used for a while', async () => {
  const personId = newId();
  await erased(personId);
  // In the other bucket, where the gateway that did hear of it does not look.
  const sessions = new Sessions(new Bucket(house.connection, 'sign-in-codes'), wasErased(house.connection));
  const now = Date.now();
  const id = await sessions.begin(personId, ['booker'], 'code', now);
  expect(await sessions.find(id, now + 60_000)).toBeDefined();
  expect(await sessions.find(id, now + 6 * 60_000)).toBeUndefined();
  expect(await sessions.find(id, now)).toBeUndefined();
});

test('many who end the same sessions at the same moment do not wait for each other', async () => {
  const sessions = new Sessions(new Bucket(house.connection, 'sessions'), () => Promise.resolve(false));
  for (let round = 0; round < 10; round++) {
    const personId = newId();
    const ids = await Promise.all(Array.from({ length: 8 }, () => sessions.begin(personId, ['booker'], 'code')));
    await Promise.all(Array.from({ length: 6 }, () => sessions.endAllOf(personId)));
    expect(await Promise.all(ids.map((id) => sessions.find(id)))).toEqual(ids.map(() => undefined));
  }
});

test('sessions end unused and at last also used; staff’s sooner', async () => {
  const sessions = new Sessions(new Bucket(house.connection, 'sessions'), () => Promise.resolve(false));
  const hour = 3_600_000;
  const begun = Date.now();
  const idle = await sessions.begin(newId(), ['staff'], 'staff', begun);
  expect(await sessions.find(idle, begun + 1.9 * hour)).toBeDefined();
  expect(await sessions.find(idle, begun + 4 * hour)).toBeUndefined();
  const busy = await sessions.begin(newId(), ['staff'], 'staff', begun);
  for (let at = 1; at <= 12; at++) expect(await sessions.find(busy, begun + at * hour)).toBeDefined();
  expect(await sessions.find(busy, begun + 12.5 * hour)).toBeUndefined();
  const booker = await sessions.begin(newId(), ['booker'], 'code', begun);
  expect(await sessions.find(booker, begun + 13 * 24 * hour)).toBeDefined();
});

test('a session that ends while it is used does not come back', async () => {
  let sessions: Sessions;
  let id = '';
  // At the moment between reading it and writing that it was seen.
  const endsMeanwhile = async () => {
    await sessions.end(id);
    return false;
  };
  sessions = new Sessions(new Bucket(house.connection, 'sessions'), endsMeanwhile);
  const now = Date.now();
  id = await sessions.begin(newId(), ['booker'], 'code', now);
  expect(await sessions.find(id, now + 6 * 60_000)).toBeUndefined();
  expect(await sessions.find(id, now)).toBeUndefined();
});

const send = (visitor: ReturnType<Gatehouse['visitor']>, headers: Record<string, string>) => visitor.post('/api/v1/bookings', requestBooking.example, headers);

test('what another site lets a browser send is refused', async () => {
  const { visitor } = await house.signedIn();
  const csrf = visitor.csrf!;
  visitor.csrf = undefined;
  const { host, origin } = new URL(house.url);
  const refused: Record<string, string>[] = [
    {},
    { 'x-csrf-token': 'guess' },
    { 'x-csrf-token': `${csrf.slice(0, -1)}_` },
    { 'x-csrf-token': csrf, 'origin': 'https://evil.example' },
    { 'x-csrf-token': csrf, 'origin': 'null' },
    { 'x-csrf-token': csrf, 'sec-fetch-site': 'cross-site' },
    { 'x-csrf-token': csrf, 'sec-fetch-site': 'same-site', origin },
  ];
  for (const headers of refused) expect((await send(visitor, headers)).body).toMatchObject({ status: 403, code: 'request.csrf' });
  expect(house.services.of(requestBooking)).toHaveLength(0);
  const taken: Record<string, string>[] = [{ 'x-csrf-token': csrf }, { 'x-csrf-token': csrf, origin }, { 'x-csrf-token': csrf, 'sec-fetch-site': 'same-origin', host }];
  for (const headers of taken) expect((await send(visitor, headers)).status).toBe(201);
});

test('the token of one session is not good for another', async () => {
  const [one, two] = [await house.signedIn(), await house.signedIn()];
  expect((await send(one.visitor, { 'x-csrf-token': two.visitor.csrf! })).status).toBe(403);
});

test('nobody is signed in from another site either', async () => {
  const { status, body } = await house.visitor().post('/api/v1/sign-in/codes', { email: 'anna@example.se' }, { origin: 'https://evil.example' });
  expect([status, body.code]).toEqual([403, 'request.csrf']);
});

test('over HTTPS the cookie is for this host and HTTPS only, and browsers are told to stay there', async () => {
  const { url } = await house.start({ PUBLIC_URL: 'https://parken.example' });
  const { visitor } = await house.signedIn(['booker'], { visitor: house.visitor({}, url) });
  expect([...visitor.cookies.keys()]).toEqual(['__Host-parken-session']);
  const { headers } = await visitor.get('/api/v1/session');
  expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
});

test('a bearer token is refused where no demo is configured', async () => {
  const { status, body } = await house.visitor({ authorization: 'Bearer abc' }).get('/api/v1/spaces');
  expect([status, body.code]).toEqual([401, 'actor.invalid']);
});
