import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listDevices, registerDevice, renewDeviceKey, revokeDevice, showDeviceKey, signInDevice } from '#contracts';
import { DomainError, newId } from '#kernel';
import { raw, sql } from '#persistence';
import type { House } from '#testing';
import { openHouse } from './house.js';

let house: House;
beforeAll(async () => {
  house = await openHouse('2026-11-22T10:00:00Z');
});
afterAll(() => house.close());

const admin = () => house.as('admin');
const signIn = (key: string) => house.as('system').call(signInDevice, { key });
const refusal = (call: Promise<unknown>) => call.then(() => undefined, (error: unknown) => (error as DomainError).code);

async function panel(name = 'Panel, stora salen') {
  const device = await admin().call(registerDevice, { name, kind: 'door-panel', siteId: newId(), spaceId: newId() });
  const { key } = await admin().call(showDeviceKey, { deviceId: device.id });
  return { ...device, key };
}

describe('a device of the house', () => {
  test('signs in by its key, and is where it was said to be', async () => {
    const { id, key, siteId, spaceId } = await panel();
    expect(await signIn(key)).toEqual({ deviceId: id, kind: 'door-panel', siteId, spaceId });
    const { items } = await house.as('staff').call(listDevices, { kind: 'door-panel' });
    expect(items.find((one) => one.id === id)).toMatchObject({ firstSeenAt: '2026-11-22T10:00:00Z', lastSeenAt: '2026-11-22T10:00:00Z', revokedAt: null });
  });

  test('has its key shown until it uses it, and never again', async () => {
    const { id, key } = await panel();
    expect(await admin().call(showDeviceKey, { deviceId: id })).toEqual({ deviceId: id, key });
    await signIn(key);
    expect(await refusal(admin().call(showDeviceKey, { deviceId: id }))).toBe('device.key-in-use');
  });

  test('that is given another key is let in by that one alone', async () => {
    const { id, key } = await panel();
    await signIn(key);
    expect(await admin().call(renewDeviceKey, { deviceId: id })).toMatchObject({ id, firstSeenAt: null, version: 2 });
    const { key: another } = await admin().call(showDeviceKey, { deviceId: id });
    expect(await refusal(signIn(key))).toBe('actor.invalid');
    expect(await signIn(another)).toMatchObject({ deviceId: id });
  });

  test('is let in no more once its key is revoked, until it is given another', async () => {
    const { id, key } = await panel();
    const revoked = await admin().call(revokeDevice, { deviceId: id });
    expect(revoked.revokedAt).toBe('2026-11-22T10:00:00Z');
    expect(await admin().call(revokeDevice, { deviceId: id })).toEqual(revoked);
    expect(await refusal(signIn(key))).toBe('actor.invalid');
    expect(await refusal(admin().call(showDeviceKey, { deviceId: id }))).toBe('device.revoked');
    await admin().call(renewDeviceKey, { deviceId: id });
    expect(await signIn((await admin().call(showDeviceKey, { deviceId: id })).key)).toMatchObject({ deviceId: id });
  });

  test('is no device with a key that somebody has made up', async () => {
    const { key } = await panel();
    for (const wrong of [`${key}x`, key.slice(0, -1), key.replace('device.1.', 'device.2.'), key.replace('device.1.', 'device.01.'), 'device.', 'device.1.', ''])
      expect([wrong, await refusal(signIn(wrong))]).toEqual([wrong, 'actor.invalid']);
  });

  test('has its key in no row', async () => {
    const { key } = await panel();
    await signIn(key);
    const secret = key.split('.').at(-1)!;
    const database = house.database('partners');
    const tables = await database.query<{ name: string }>(sql`select tablename as name from pg_tables where schemaname = 'partners'`);
    const rows = await Promise.all(tables.map(({ name }) => database.query<{ row: string }>(sql`select t::text as row from ${raw(name)} as t`)));
    expect(rows.flat().filter(({ row }) => row.includes(secret))).toEqual([]);
  });
});

test('only administrators give keys, and what is no device is not found', async () => {
  const { id } = await panel();
  for (const role of ['visitor', 'booker', 'reception', 'staff', 'device'] as const) {
    expect(await refusal(house.as(role).call(showDeviceKey, { deviceId: id }))).toBe('actor.not-permitted');
    expect(await refusal(house.as(role).call(registerDevice, { name: 'x', kind: 'kiosk' }))).toBe('actor.not-permitted');
  }
  for (const contract of [showDeviceKey, renewDeviceKey, revokeDevice]) expect(await refusal(admin().call(contract, { deviceId: newId() }))).toBe('device.not-found');
});
