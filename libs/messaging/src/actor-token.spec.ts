import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { SignJWT, type JWTPayload } from 'jose';
import { newId, type Actor } from '#kernel';
import { ActorTokens, issueActorToken, readPrivateKey, readPublicKey } from './actor-token.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519').privateKey;
const tokens = new ActorTokens(publicKey, 'booking');
const anna: Actor = { id: newId(), roles: ['booker'] };

const signed = (payload: JWTPayload, header: Record<string, string> = {}) =>
  new SignJWT({ roles: ['staff'], iss: 'parken', aud: 'booking', sub: anna.id, exp: Math.floor(Date.now() / 1000) + 60, ...payload })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'actor+jwt', ...header });
const unsigned = (header: object) => {
  const claims = { roles: ['staff'], iss: 'parken', aud: 'booking', sub: anna.id, exp: Math.floor(Date.now() / 1000) + 60 };
  return [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
};

describe('an actor token', () => {
  it('tells the service who asks, each time', async () => {
    const token = await issueActorToken(privateKey, anna, 'booking');
    await expect(tokens.verify(token)).resolves.toEqual(anna);
    await expect(tokens.verify(token)).resolves.toEqual(anna);
  });

  it('is required', async () => {
    await expect(tokens.verify(undefined)).rejects.toMatchObject({ code: 'actor.missing' });
    await expect(tokens.verify('')).rejects.toMatchObject({ code: 'actor.missing' });
  });

  it('that has expired is refused, also where it was good a moment ago', async () => {
    await expect(tokens.verify(await issueActorToken(privateKey, anna, 'booking', -1))).rejects.toMatchObject({ code: 'actor.expired' });
    const brief = await issueActorToken(privateKey, anna, 'booking', 1);
    await tokens.verify(brief);
    const { exp } = JSON.parse(Buffer.from(brief.split('.')[1]!, 'base64url').toString()) as { exp: number };
    await new Promise((resolve) => setTimeout(resolve, exp * 1000 - Date.now() + 20));
    await expect(tokens.verify(brief)).rejects.toMatchObject({ code: 'actor.expired' });
  });

  const publicBytes = publicKey.export({ format: 'der', type: 'spki' });
  it.each([
    ['signed with another key', () => issueActorToken(other, anna, 'booking')],
    ['for another service', () => issueActorToken(privateKey, anna, 'partners')],
    ['of another issuer', () => signed({ iss: 'somebody' }).sign(privateKey)],
    ['of no issuer', () => signed({ iss: undefined }).sign(privateKey)],
    ['that never expires', () => signed({ exp: undefined }).sign(privateKey)],
    ['that says nobody', () => signed({ sub: undefined }).sign(privateKey)],
    ['without roles', () => signed({ roles: undefined }).sign(privateKey)],
    ['of another kind', () => signed({}, { typ: 'JWT' }).sign(privateKey)],
    ['not valid yet', () => signed({ nbf: Math.floor(Date.now() / 1000) + 600 }).sign(privateKey)],
    ['with alg none', async () => `${unsigned({ alg: 'none', typ: 'actor+jwt' })}.`],
    ['with HS256 over the public key', () => signed({}, { alg: 'HS256' }).sign(publicBytes)],
    ['with HS256 over the public key as text', () => signed({}, { alg: 'HS256' }).sign(Buffer.from(publicBytes.toString('base64url')))],
    ['whose claims were changed', async () => {
      const [head, , signature] = (await issueActorToken(privateKey, anna, 'booking')).split('.');
      return [head, unsigned({}).split('.')[1], signature].join('.');
    }],
    ['that is no token', async () => 'x'.repeat(50)],
  ])('%s is refused', async (_what, token) => {
    await expect(tokens.verify(await token())).rejects.toMatchObject({ code: 'actor.invalid' });
  });

  it('gives only roles that exist', async () => {
    const { roles } = await tokens.verify(await signed({ roles: ['staff', 'emperor', 7] }).sign(privateKey));
    expect(roles).toEqual(['staff']);
  });

  it('is signed and checked with keys as they stand in the settings', async () => {
    const [key, check] = [privateKey.export({ format: 'der', type: 'pkcs8' }), publicBytes].map((bytes) => bytes.toString('base64url'));
    const token = await issueActorToken(readPrivateKey(key!), anna, 'booking');
    await expect(new ActorTokens(readPublicKey(check!), 'booking').verify(token)).resolves.toEqual(anna);
  });
});
