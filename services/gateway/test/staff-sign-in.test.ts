import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { approveBooking, listSpaces, signInPerson } from '#contracts';
import { newId } from '#kernel';
import { Gatehouse } from './gatehouse.js';
import { client, introspectionSecret, TestIdentityProvider, type Account } from './identity-provider.js';
import { Visitor } from './visitor.js';

let house: Gatehouse;
let provider: TestIdentityProvider;
let url: string;

const publicUrl = 'http://parken.test';
const callback = `${publicUrl}/api/v1/sign-in/staff/callback`;
const personId = newId();

beforeAll(async () => {
  provider = await TestIdentityProvider.reserve(callback);
  house = await Gatehouse.open({
    PUBLIC_URL: publicUrl,
    STAFF_OIDC_ISSUER: provider.issuer,
    STAFF_OIDC_CLIENT_ID: client.id,
    STAFF_OIDC_CLIENT_SECRET: client.secret,
    STAFF_OIDC_ROLE_MAP: 'parken-staff=staff,front-desk=reception',
    DEMO_INTROSPECTION_URL: `${provider.issuer}/token/introspection`,
    DEMO_INTROSPECTION_SECRET: introspectionSecret,
  });
  ({ url } = house);
});

afterAll(async () => {
  await house.close();
  await provider.stop();
});

beforeEach(() => {
  house.services.reset();
  house.services.on(signInPerson, ({ email }) => ({
    person: { id: personId, email, name: null, phone: null, language: 'sv' as const, smsWanted: false, version: 1 },
    roles: ['booker' as const],
  }));
});

/** The provider knows the gateway by its public address; here it is where it listens. */
const back = (location: string) => location.replace(publicUrl, '');

async function comeBack(account: Account, begin = '/api/v1/sign-in/staff?returnTo=/requests') {
  const id = newId();
  provider.accounts.set(id, account);
  const visitor = house.visitor();
  const location = await provider.through(visitor, begin, id, new Visitor(provider.issuer));
  expect(location).toMatch(new RegExp(`^${callback}\\?`));
  return { visitor, location, answer: await visitor.raw('GET', back(location)) };
}

test('while the provider is away the rest works, and staff are told so; then it works without a restart', async () => {
  const visitor = house.visitor();
  const away = await visitor.get('/api/v1/sign-in/staff', { 'accept-language': 'en' });
  expect(away.body).toMatchObject({ status: 503, code: 'service.unavailable', params: { service: 'identity-provider' } });
  expect((await visitor.get('/api/v1/spaces')).status).toBe(200);
  await provider.start();
  expect((await visitor.get('/api/v1/sign-in/staff')).status).toBe(302);
});

test('staff sign in with code, PKCE, state and nonce, and get the roles that their claim is mapped to', async () => {
  const begin = await house.visitor().raw('GET', '/api/v1/sign-in/staff');
  const asked = new URL(begin.headers.get('location')!).searchParams;
  expect(Object.fromEntries(asked)).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', redirect_uri: callback, scope: 'openid profile email' });
  for (const name of ['code_challenge', 'state', 'nonce']) expect(asked.get(name)?.length).toBeGreaterThan(30);

  const { visitor, answer } = await comeBack({ email: 'Sara@Parken.example', email_verified: true, name: 'Sara  Holm', roles: ['parken-staff', 'something-else'] });
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/requests']);
  expect(house.services.of(signInPerson)).toMatchObject([{ actor: { id: 'system' }, input: { email: 'sara@parken.example', name: 'Sara Holm' } }]);
  const session = await visitor.get('/api/v1/session');
  expect(session.body).toMatchObject({ signedIn: true, personId, roles: ['staff'] });
  visitor.csrf = String(session.body.csrfToken);
  expect((await visitor.post(`/api/v1/bookings/${newId()}/approval`)).status).toBe(200);
  expect(house.services.of(approveBooking)).toMatchObject([{ actor: { id: personId, roles: ['staff'] } }]);
});

test.each<[string, Account, number, string]>([
  ['without a mapped claim', { email: 'a@example.se', roles: ['admin', 'staff'] }, 403, 'sign-in.not-staff'],
  ['without the claim', { email: 'a@example.se' }, 403, 'sign-in.not-staff'],
  ['with a claim of another shape', { email: 'a@example.se', roles: { 'parken-staff': true } }, 403, 'sign-in.not-staff'],
  ['with an address that is not verified', { email: 'a@example.se', email_verified: false, roles: ['parken-staff'] }, 401, 'sign-in.failed'],
  ['without an address', { roles: 'parken-staff' }, 401, 'sign-in.failed'],
])('nobody becomes staff %s', async (_, account, status, code) => {
  const { visitor, answer } = await comeBack(account);
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code]);
  expect((await visitor.get('/api/v1/session')).body.signedIn).toBe(false);
  expect(house.services.of(signInPerson)).toHaveLength(0);
});

test('what comes back must be what was sent for, once, in the same browser', async () => {
  const staff = { email: 'a@example.se', roles: ['parken-staff'] };
  const { location } = await comeBack(staff);
  const begun = house.visitor();
  await begun.raw('GET', '/api/v1/sign-in/staff');
  const attempts: [Visitor, string][] = [
    [house.visitor(), back(location)],
    [begun, back(location)],
    [begun, '/api/v1/sign-in/staff/callback'],
    [house.visitor(), '/api/v1/sign-in/staff/callback?error=access_denied'],
  ];
  for (const [visitor, path] of attempts) {
    expect((await visitor.get(path)).body).toMatchObject({ status: 401, code: 'sign-in.failed' });
    expect((await visitor.get('/api/v1/session')).body.signedIn).toBe(false);
  }
});

test('a person sees a page, not data, where it failed', async () => {
  const { status, headers, text } = await house.visitor().get('/api/v1/sign-in/staff/callback', { accept: 'text/html,*/*;q=0.8', 'accept-language': 'en' });
  expect(status).toBe(401);
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(text).toContain('The sign-in could not be completed');
});

test.each(['https://evil.example', '//evil.example', '/\\evil.example', '/\t/evil.example', 'evil', '/a\nb'])('does not send anybody on to %j', async (returnTo) => {
  const { status, body } = await house.visitor().get(`/api/v1/sign-in/staff?${new URLSearchParams({ returnTo }).toString()}`);
  expect([status, body.errors?.[0]?.field]).toEqual([400, 'returnTo']);
});

test('a demo token is asked about at every request, and is worth nothing without the provider', async () => {
  provider.accounts.set('script', { email: 'demo@parken.example', name: 'Demo', roles: ['staff', 'system'] });
  const script = new Visitor(url, { authorization: `Bearer ${await provider.scriptToken()}` });
  expect((await script.get('/api/v1/session')).body).toMatchObject({ signedIn: true, personId, roles: ['staff'], csrfToken: null });
  expect((await script.post(`/api/v1/bookings/${newId()}/approval`)).status).toBe(200);
  const forged = new Visitor(url, { authorization: 'Bearer forged' });
  expect((await forged.get('/api/v1/spaces')).body.code).toBe('actor.invalid');
  await provider.stop();
  expect((await script.get('/api/v1/spaces')).body).toMatchObject({ status: 401, code: 'actor.invalid' });
  expect(house.services.of(listSpaces)).toHaveLength(0);
});
