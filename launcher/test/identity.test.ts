import { spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as oidc from 'openid-client';
import { freePort } from '#embedded';
import { testDirectory } from '#testing';
import { repository } from './started.js';

const secrets = { staffClientSecret: 'staff-secret', demoClientSecret: 'demo-secret', introspectionSecret: 'introspection-secret', cookieSecret: 'cookie-secret' };
const publicUrl = 'http://localhost:3999';
const redirectUri = `${publicUrl}/any/path/back`;
let sidekicks: ChildProcess;
let issuer: string;

beforeAll(async () => {
  const port = await freePort();
  issuer = `http://127.0.0.1:${port}`;
  const signingKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  const script = join(repository, 'dist/launcher/src/sidekicks/main.js');
  sidekicks = spawn(process.execPath, [script], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], cwd: testDirectory('sidekicks') });
  sidekicks.send({ identity: { port, issuer, publicUrl, signingKey, ...secrets } });
  await once(sidekicks, 'message');
});

afterAll(() => {
  sidekicks.kill('SIGKILL');
});

const discover = () =>
  oidc.discovery(new URL(issuer), 'parken', secrets.staffClientSecret, undefined, { execute: [oidc.allowInsecureRequests] });

/** A browser that follows redirects on the issuer, fills in the form, and stops where it is sent back. */
async function signIn(start: URL, account: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = start;
  let form: URLSearchParams | undefined;
  for (let steps = 0; steps < 10; steps++) {
    const answer = await fetch(url, { method: form ? 'POST' : 'GET', body: form, redirect: 'manual', headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') } });
    for (const cookie of answer.headers.getSetCookie()) cookies.set(...(/^([^=]+)=([^;]*)/.exec(cookie)?.slice(1, 3) as [string, string]));
    form = undefined;
    const location = answer.headers.get('location');
    if (location) {
      url = new URL(location, url);
      if (url.origin !== issuer) return url;
      continue;
    }
    const page = await answer.text();
    const action = /<form method="post" action="([^"]+)"/.exec(page)?.[1];
    if (!action) throw new Error(`${answer.status} ${page}`);
    url = new URL(action, url);
    form = new URLSearchParams({ account });
  }
  throw new Error('sent round in circles');
}

async function authorization(overrides: Record<string, string> = {}) {
  const configuration = await discover();
  const verifier = oidc.randomPKCECodeVerifier();
  const parameters = {
    redirect_uri: redirectUri, scope: 'openid email profile', state: 's',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256', ...overrides,
  };
  return { configuration, verifier, url: oidc.buildAuthorizationUrl(configuration, parameters) };
}

test('staff sign in by the authorization-code flow, and the token says who they are', async () => {
  const { configuration, verifier, url } = await authorization();
  const back = await signIn(url, 'demo-reception');
  expect(back.href).toContain(redirectUri);
  const tokens = await oidc.authorizationCodeGrant(configuration, back, { pkceCodeVerifier: verifier, expectedState: 's' });
  expect(tokens.claims()).toMatchObject({ sub: 'demo-reception', name: 'Rut Renberg', email: 'rut.renberg@parken.example', email_verified: true, roles: ['reception'] });
});

test('there is no signing in without PKCE', async () => {
  const configuration = await discover();
  const url = oidc.buildAuthorizationUrl(configuration, { redirect_uri: redirectUri, scope: 'openid', state: 's' });
  const back = await signIn(url, 'demo-staff');
  expect(back.searchParams.get('error')).toBe('invalid_request');
});

test('nobody is sent to a stranger', async () => {
  const { url } = await authorization({ redirect_uri: 'http://evil.example/' });
  await expect(signIn(url, 'demo-staff')).rejects.toThrow(/400 .*redirect_uri/s);
});

test('an account that is not of the demo is refused', async () => {
  const { url } = await authorization();
  await expect(signIn(url, 'demo-booker')).rejects.toThrow('There is no such account.');
});

const post = async (path: string, user: string, secret: string, body: Record<string, string>) => {
  const headers = { authorization: `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}` };
  const response = await fetch(`${issuer}${path}`, { method: 'POST', headers, body: new URLSearchParams(body) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

test('a demo token is opaque, and only the gateway may ask what it is worth', async () => {
  const { body } = await post('/token', 'demo-booker', 'demo-secret', { grant_type: 'client_credentials' });
  const token = body.access_token as string;
  expect(token).not.toContain('.');
  const asked = await post('/token/introspection', 'gateway', 'introspection-secret', { token });
  expect(asked.body).toMatchObject({ active: true, role: 'booker', roles: ['booker'], email: 'bo.berg@booker.example' });
  const byOther = await post('/token/introspection', 'demo-staff', 'demo-secret', { token });
  expect(byOther.body).toEqual({ active: false });
});

test.each([['demo-booker', 'wrong'], ['demo-nobody', 'demo-secret'], ['parken', 'staff-secret']])('%s with %s gets no token', async (user, secret) => {
  const { status, body } = await post('/token', user, secret, { grant_type: 'client_credentials' });
  expect(status).toBeGreaterThanOrEqual(400);
  expect(body.access_token).toBeUndefined();
});
