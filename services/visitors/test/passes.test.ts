import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { calculateJwkThumbprint, createLocalJWKSet, jwtVerify } from 'jose';
import { listPasses, listPassKeys, openPass, registrationWithdrawn, revealPass, revealVisitor } from '#contracts';
import { newId } from '#kernel';
import { readSettings, SettingsError } from '#platform';
import { settings } from '../src/settings.js';
import { noon, openLobby, refusal, registration, tellPerson, tellRegistration, type Lobby } from './lobby.js';

let lobby: Lobby;
beforeAll(async () => {
  lobby = await openLobby();
});
afterAll(() => lobby.house.close());

async function expected(attendeeId = newId()) {
  const told = registration(lobby.siteId, { attendeeId });
  await tellRegistration(lobby, told);
  const { token, pass } = await lobby.house.asPeer('notifications', revealPass, { visitId: told.registrationId });
  return { told, visitId: told.registrationId, token, pass: pass! };
}

it('a door checks a pass with nothing but the published keys', async () => {
  const { visitId, pass, told } = await expected();
  await tellPerson(lobby, told.attendeeId!, 'Anna Ek');
  const keys = await lobby.house.as('visitor').call(listPassKeys, {});

  const door = createLocalJWKSet(keys);
  const check = (audience: string, at: string) => jwtVerify(pass, door, { issuer: 'parken', audience, currentDate: new Date(at), algorithms: ['EdDSA'] });
  const { payload, protectedHeader } = await check(lobby.siteId, noon);
  const [nbf, exp] = ['2026-11-26T11:00:00Z', '2026-11-26T17:00:00Z'].map((time) => Date.parse(time) / 1000);
  expect(payload).toEqual({ iss: 'parken', jti: visitId, aud: lobby.siteId, nbf, exp });
  const [key] = keys.keys;
  expect(protectedHeader).toEqual({ alg: 'EdDSA', kid: await calculateJwkThumbprint(key!) });
  expect(key).not.toHaveProperty('d');

  await expect(check(newId(), noon)).rejects.toMatchObject({ code: 'ERR_JWT_CLAIM_VALIDATION_FAILED' });
  await expect(check(lobby.siteId, '2026-11-26T10:59:59Z')).rejects.toMatchObject({ code: 'ERR_JWT_CLAIM_VALIDATION_FAILED' });
  await expect(check(lobby.siteId, '2026-11-26T17:00:00Z')).rejects.toMatchObject({ code: 'ERR_JWT_EXPIRED' });
});

it('whoever has the link sees the pass, and nobody without it', async () => {
  const { visitId, pass, token } = await expected();
  const anybody = lobby.house.as({ id: 'anonymous', roles: ['visitor'] });
  expect(await anybody.call(openPass, { token })).toMatchObject({
    visitId, pass, state: 'expected', siteName: { en: 'Parken' }, address: 'Redaregatan 50',
    validFrom: '2026-11-26T11:00:00Z', validUntil: '2026-11-26T17:00:00Z',
  });
  const other = await expected();
  const mixed = Buffer.concat([Buffer.from(other.token, 'base64url').subarray(0, 16), Buffer.from(token, 'base64url').subarray(16)]).toString('base64url');
  for (const wrong of [mixed, `${token}A`, 'x', visitId]) {
    expect(await refusal(anybody.call(openPass, { token: wrong }))).toMatchObject({ code: 'link.invalid' });
  }
});

it('somebody sees the passes for her own visits to come, and no one else’s', async () => {
  const anna = lobby.house.as('booker');
  const [one, other] = [await expected(anna.id), await expected(anna.id)];
  const gone = await expected(anna.id);
  await tellRegistration(lobby, { ...gone.told, state: 'withdrawn', version: 2 }, registrationWithdrawn);
  const over = registration(lobby.siteId, { attendeeId: anna.id, event: { start: '2026-11-25T08:00:00Z', end: '2026-11-25T09:00:00Z' } });
  await tellRegistration(lobby, over);
  await expected();

  const first = await anna.call(listPasses, { limit: 1 });
  const rest = await anna.call(listPasses, { limit: 1, after: first.next! });
  expect([...first.items, ...rest.items].map(({ pass }) => pass)).toEqual([one.pass, other.pass]);
  expect(rest.next).toBeNull();
  expect(await anna.call(openPass, { token: gone.token })).toMatchObject({ state: 'cancelled', pass: null });
});

it('only who sends messages is given secrets of others', async () => {
  const { visitId } = await expected();
  expect(await refusal(lobby.house.asPeer('notifications', revealPass, { visitId: newId() }))).toMatchObject({ code: 'visit.not-found' });
  expect(await refusal(lobby.house.asPeer('notifications', revealVisitor, { visitId: newId() }))).toMatchObject({ code: 'visit.not-found' });
  expect(await lobby.house.asPeer('notifications', revealVisitor, { visitId })).toEqual({ visitorName: null, visitorOrganisation: null });
  // The broker lets nobody else ask.
  await expect(lobby.house.asPeer('booking', revealPass, { visitId })).rejects.toMatchObject({ code: 'internal' });
  await expect(lobby.house.as('admin').call(revealPass, { visitId })).rejects.toMatchObject({ code: 'internal' });
});

it('a key that passes cannot be signed with is named before anything starts', () => {
  const environment = { LINK_KEY: 'a'.repeat(22), PASS_PRIVATE_KEY: 'a'.repeat(64) };
  const expectedProblem = 'PASS_PRIVATE_KEY: an Ed25519 key: PKCS #8 in DER, as base64url';
  expect(() => readSettings(settings, environment)).toThrow(new SettingsError([expectedProblem]));
  expect(() => readSettings(settings, { ...environment, VISIT_RETENTION_DAYS: '0' })).toThrow(/VISIT_RETENTION_DAYS: a whole number from 1 to 3650/);
});
