import { generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ownerOf, requests } from '#contracts';
import { newId, roles, type Role } from '#kernel';
import { issueActorToken } from '#messaging';
import type { House } from '#testing';
import { openWholeHouse } from './house.js';

let house: House;

beforeAll(async () => {
  house = await openWholeHouse();
});
afterAll(() => house.close());

// What peers alone may ask, the broker itself refuses to everybody else: libs/messaging/test/permissions.test.ts.
const everyMessage = requests.filter(({ peers }) => !peers).map((contract) => ({ subject: contract.subject, contract }));

describe.each(everyMessage)('$subject', ({ contract }) => {
  const service = ownerOf(contract);
  const served = Object.keys(contract.serves) as Role[];
  const rightful = () => ({ id: newId(), roles: served });
  const send = (actorToken: string) => house.as('visitor').call(contract, contract.example, { actorToken, timeoutMs: 5_000 });

  test('refuses who brings no actor token', async () => {
    await expect(send('')).rejects.toMatchObject({ code: 'actor.missing' });
  });

  test('refuses a token that has expired', async () => {
    const expired = new SignJWT({ roles: served }).setProtectedHeader({ alg: 'EdDSA', typ: 'actor+jwt' }).setIssuer('parken').setAudience(service);
    const token = await expired.setSubject(newId()).setIssuedAt('-10m').setExpirationTime('-5m').sign(house.keys.key);
    await expect(send(token)).rejects.toMatchObject({ code: 'actor.expired' });
  });

  test('refuses a token that somebody else has signed, or nobody', async () => {
    const forged = await issueActorToken(generateKeyPairSync('ed25519').privateKey, rightful(), service);
    await expect(send(forged)).rejects.toMatchObject({ code: 'actor.invalid' });
    const [, claims] = forged.split('.');
    const unsigned = `${Buffer.from('{"alg":"none","typ":"actor+jwt"}').toString('base64url')}.${claims}.`;
    await expect(send(unsigned)).rejects.toMatchObject({ code: 'actor.invalid' });
  });

  test('refuses a token meant for another service', async () => {
    const token = await issueActorToken(house.keys.key, rightful(), service === 'booking' ? 'partners' : 'booking');
    await expect(send(token)).rejects.toMatchObject({ code: 'actor.invalid' });
  });

  test('refuses every role that it does not serve', async () => {
    const others = roles.filter((role) => !served.includes(role));
    for (const role of others) {
      const token = await issueActorToken(house.keys.key, { id: newId(), roles: [role] }, service);
      await expect(send(token)).rejects.toMatchObject({ code: 'actor.not-permitted' });
    }
    await expect(send(await issueActorToken(house.keys.key, { id: newId(), roles: [] }, service))).rejects.toMatchObject({ code: 'actor.not-permitted' });
  });
});
