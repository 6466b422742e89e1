import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sendSignInCode, signInPerson } from '#contracts';
import { DomainError, newId } from '#kernel';
import { Keys } from '../src/sessions/keys.js';
import { Bucket } from '../src/sessions/bucket.js';
import { SignInCodes } from '../src/sign-in/sign-in-codes.js';
import { Gatehouse } from './gatehouse.js';

let house: Gatehouse;

beforeAll(async () => {
  house = await Gatehouse.open({ RATE_SIGN_IN_PER_ADDRESS: '10000' });
});

afterAll(() => house.close());
beforeEach(() => house.services.reset());

const address = () => `${newId()}@example.se`;
const redeem = (email: string, code: string, visitor = house.visitor()) => visitor.post('/api/v1/sign-in/sessions', { email, code });
const other = (code: string) => (code.startsWith('0') ? `1${code.slice(1)}` : `0${code.slice(1)}`);

test('a code is sent by notifications, good for ten minutes, in the language asked for', async () => {
  const email = address();
  const { status, body } = await house.visitor().post('/api/v1/sign-in/codes', { email }, { 'accept-language': 'en' });
  expect([status, body]).toEqual([202, { sent: true, validForMinutes: 10 }]);
  const [sent] = house.services.of(sendSignInCode);
  expect(sent).toMatchObject({ actor: { id: 'system', roles: ['system'] }, input: { email, language: 'en', code: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/) } });
  const minutes = (Date.parse(String(sent!.input.expiresAt)) - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(9.8);
  expect(minutes).toBeLessThanOrEqual(10);
});

test('the answer is the same for an address that is known and for one that is not', async () => {
  const { email: known } = await house.signedIn();
  const answers = await Promise.all([known, address()].map((email) => house.visitor().post('/api/v1/sign-in/codes', { email })));
  const [first, second] = answers.map(({ status, text, headers }) => ({ status, text, names: [...headers.keys()].toSorted() }));
  expect(first).toEqual(second);
});

test('the right code, however it is written, makes a session that cannot be read or changed by its holder', async () => {
  const email = address();
  const code = await house.codeFor(email.toUpperCase());
  const typed = ` ${code.replace('-', ' ').toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')} `;
  const visitor = house.visitor();
  const personId = newId();
  house.services.on(signInPerson, () => ({ person: { id: personId, email, name: null, phone: null, language: 'sv' as const, smsWanted: false, version: 1 }, roles: ['booker' as const] }));
  const response = await visitor.raw('POST', '/api/v1/sign-in/sessions', JSON.stringify({ email, code: typed }));
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({ signedIn: true, personId, roles: ['booker'], csrfToken: expect.any(String) });
  expect(response.headers.get('set-cookie')).toMatch(/^parken-session=eyJ[\w.-]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
  expect(response.headers.get('set-cookie')).not.toContain(personId);
  expect((await visitor.get('/api/v1/session')).body).toMatchObject({ signedIn: true, personId });

  const [name, sealed] = [...visitor.cookies][0]!;
  visitor.cookies.set(name, `${sealed.slice(0, -3)}AAA`);
  expect((await visitor.get('/api/v1/session')).body).toMatchObject({ signedIn: false, personId: null, roles: ['visitor'] });
});

test('a code is good once, also when it comes many times at the same moment', async () => {
  const email = address();
  const code = await house.codeFor(email);
  const statuses = await Promise.all(Array.from({ length: 10 }, async () => (await redeem(email, code)).status));
  expect(statuses.filter((status) => status === 201)).toHaveLength(1);
  expect((await redeem(email, code)).body.code).toBe('sign-in.code-wrong');
});

test('five wrong tries and the right one is no longer good', async () => {
  const email = address();
  const code = await house.codeFor(email);
  for (let time = 0; time < 5; time++) expect((await redeem(email, other(code))).body).toMatchObject({ status: 401, code: 'sign-in.code-wrong' });
  expect((await redeem(email, code)).body).toMatchObject({ status: 401, code: 'sign-in.code-used-up' });
  const again = await house.codeFor(email);
  expect((await redeem(email, again)).status).toBe(201);
});

test('guesses at the same moment, through two replicas, are five at most', async () => {
  const second = await house.start();
  const email = address();
  const code = await house.codeFor(email);
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, nth) => redeem(email, other(code), house.visitor({}, nth % 2 === 0 ? house.url : second.url))),
  );
  expect(answers.filter(({ body }) => body.code === 'sign-in.code-wrong')).toHaveLength(5);
  expect(answers.filter(({ body }) => body.code === 'sign-in.code-used-up')).toHaveLength(35);
});

test('a new code takes the place of the one before, and a code is good for its own address only', async () => {
  const email = address();
  const first = await house.codeFor(email);
  const second = await house.codeFor(email);
  expect((await redeem(email, first)).status).toBe(401);
  expect((await redeem(address(), second)).status).toBe(401);
  expect((await redeem(email, second)).status).toBe(201);
});

test('an address gets five codes in a quarter of an hour, then is told when to come back', async () => {
  const email = address();
  for (let time = 0; time < 5; time++) await house.codeFor(email);
  const { status, headers, body } = await house.visitor().post('/api/v1/sign-in/codes', { email });
  expect([status, body.code]).toEqual([429, 'limit.exceeded']);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(800);
});

test('a code that partners could not make a person of is good again', async () => {
  const email = address();
  const code = await house.codeFor(email);
  house.services.on(signInPerson, () => {
    throw new DomainError('internal');
  });
  expect((await redeem(email, code)).status).toBe(500);
  house.services.reset();
  expect((await redeem(email, code)).status).toBe(201);
});

test('a code is over after ten minutes', async () => {
  const codes = new SignInCodes(new Bucket(house.connection, 'sign-in-codes'), new Keys(Buffer.alloc(32)), 5);
  const now = Date.now();
  const [early, late] = [address(), address()];
  const { code, expiresAt } = await codes.issue(early, now);
  await codes.redeem(early, code, expiresAt - 1);
  const { code: other } = await codes.issue(late, now);
  await expect(codes.redeem(late, other, expiresAt)).rejects.toMatchObject({ code: 'sign-in.code-wrong' });
});

test('neither the address nor the code stands in the bucket', async () => {
  const email = address();
  const code = await house.codeFor(email);
  const bucket = new Bucket<unknown>(house.connection, 'sign-in-codes');
  const keys = await bucket.keys('>');
  const stored = JSON.stringify([keys, await Promise.all(keys.map((key) => bucket.get(key)))]);
  expect(keys.length).toBeGreaterThan(0);
  for (const secret of [email, email.split('@')[0]!, code, code.replace('-', '')]) expect(stored).not.toContain(secret);
});
