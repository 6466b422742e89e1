import { beforeAll, expect, test } from '@jest/globals';
import { checkPass, type PassKey } from './pass';

const encoded = (value: object): string => {
  const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : new TextEncoder().encode(JSON.stringify(value));
  return btoa(String.fromCodePoint(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
};

const door = { siteId: 'parken', direction: 'in' as const, now: Date.parse('2026-11-26T12:00:00Z') };
const claims = { iss: 'parken', jti: 'visit', aud: 'parken', nbf: Date.parse('2026-11-26T10:00:00Z') / 1000, exp: Date.parse('2026-11-26T14:00:00Z') / 1000 };

let keys: PassKey[];
let pair: CryptoKeyPair;
beforeAll(async () => {
  pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const { x } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  keys = [{ kty: 'OKP', crv: 'Ed25519', x: x!, kid: 'ours' }];
});

async function passOf(said: object = claims, kid = 'ours'): Promise<string> {
  const text = `${encoded({ alg: 'EdDSA', kid })}.${encoded(said)}`;
  return `${text}.${encoded(await crypto.subtle.sign('Ed25519', pair.privateKey, new TextEncoder().encode(text)))}`;
}

const verdictOf = async (text: string, more: Partial<typeof door> & { keys?: PassKey[]; out?: true } = {}) =>
  (await checkPass(text, { keys, ...door, ...more, direction: more.out ? 'out' : 'in' })).verdict;

test('a pass of ours opens at its site and in its time', async () => {
  const pass = await passOf();
  expect(await checkPass(pass, { keys, ...door })).toEqual({
    verdict: 'good',
    pass: { visitId: 'visit', siteId: 'parken', validFrom: Date.parse('2026-11-26T10:00:00Z'), validUntil: Date.parse('2026-11-26T14:00:00Z') },
  });
  expect(await verdictOf(pass, { siteId: 'silon' })).toBe('other-site');
  expect(await verdictOf(pass, { now: Date.parse('2026-11-26T09:59:59Z') })).toBe('too-early');
  expect(await verdictOf(pass, { now: Date.parse('2026-11-26T14:00:00Z') })).toBe('too-late');
});

test('out it lets at any time, from any site', async () => {
  expect(await verdictOf(await passOf(), { siteId: 'silon', now: 0, out: true })).toBe('good');
});

test('what somebody has changed, or signed herself, is forged', async () => {
  const [header, , signature] = (await passOf()).split('.');
  expect(await verdictOf(`${header}.${encoded({ ...claims, aud: 'silon' })}.${signature}`, { siteId: 'silon' })).toBe('forged');
  expect(await verdictOf(await passOf(claims, 'another'))).toBe('forged');
  expect(await verdictOf(`${header}.${encoded(claims)}.AAAA`)).toBe('forged');
});

test('without keys it is taken down, and said that it could not be checked', async () => {
  expect(await verdictOf(await passOf(), { keys: [] })).toBe('unchecked');
});

test.each(['', 'hello', 'https://parken.example/p/abc', 'a.b.c', 'eyJhIjoxfQ.eyJhIjoxfQ.x'])('“%s” is no pass', async (text) => {
  expect(await verdictOf(text)).toBe('not-a-pass');
});
