import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checkDoorCode, signInDevice } from '#contracts';
import { DomainError, newId } from '#kernel';
import { Gatehouse } from './gatehouse.js';

let house: Gatehouse;
let keysAskedFor: string[];

const panel = { deviceId: newId(), kind: 'door-panel' as const, siteId: null, spaceId: null };
const good = 'device.1.good';

beforeAll(async () => {
  house = await Gatehouse.open();
  keysAskedFor = [];
  house.services.on(signInDevice, ({ key }) => {
    keysAskedFor.push(key);
    if (key !== good) throw new DomainError('actor.invalid');
    return panel;
  });
});
afterAll(() => house.close());

const door = (key: string, headers = {}) =>
  house.visitor({ authorization: `Bearer ${key}`, ...headers }).post(`/api/v1/spaces/${newId()}/door`, { code: '031415' });

test('a device acts as itself with its key, and partners is asked for it once', async () => {
  const actors: unknown[] = [];
  house.services.on(checkDoorCode, (_input, { actor }) => {
    actors.push(actor);
    return { opens: false, why: 'wrong' as const, bookingId: null, validFrom: null, validUntil: null };
  });
  for (const _ of [1, 2, 3]) expect((await door(good)).status).toBe(200);
  expect(actors).toEqual(Array.from({ length: 3 }, () => expect.objectContaining({ id: panel.deviceId, roles: ['device'] })));
  expect(keysAskedFor.filter((key) => key === good)).toHaveLength(1);
  const { body } = await house.visitor({ authorization: `Bearer ${good}` }).get('/api/v1/session');
  expect(body).toEqual({ signedIn: true, personId: null, roles: ['device'], csrfToken: null });
});

test('a key that is none lets nobody in', async () => {
  expect(await door('device.1.wrong')).toMatchObject({ status: 401, body: { code: 'actor.invalid' } });
});
