import { describe, expect, test } from '@jest/globals';
import { newId, DomainError } from '#kernel';
import type { Services } from '../actor/services.js';
import { DeviceSignIn } from './device-sign-in.js';

const deviceId = newId();
const device = { id: deviceId, roles: ['device'] };
const minute = 60_000;

/** What partners says, as it is set. */
function partners() {
  const says = { good: true, away: false, asked: 0 };
  const call = async () => {
    says.asked += 1;
    if (says.away) throw new DomainError('service.unavailable', { service: 'partners' });
    if (!says.good) throw new DomainError('actor.invalid');
    return { deviceId, kind: 'kiosk', siteId: null, spaceId: null };
  };
  return { says, devices: new DeviceSignIn({ call } as unknown as Services) };
}

describe('the key of a device', () => {
  test('is asked for once a minute, and a revoked one is good no more after it', async () => {
    const { says, devices } = partners();
    expect(await devices.actorOf('device.1.x', 0)).toEqual(device);
    says.good = false;
    expect(await devices.actorOf('device.1.x', minute - 1)).toEqual(device);
    expect(says.asked).toBe(1);
    expect(await devices.actorOf('device.1.x', minute)).toBeUndefined();
  });

  test('is good for ten minutes more while partners is away, and no longer', async () => {
    const { says, devices } = partners();
    await devices.actorOf('device.1.x', 0);
    says.away = true;
    for (const at of [minute, 5 * minute, 10 * minute - 20_000]) expect(await devices.actorOf('device.1.x', at)).toEqual(device);
    await expect(devices.actorOf('device.1.x', 10 * minute + 1)).rejects.toMatchObject({ code: 'service.unavailable' });
    says.away = false;
    expect(await devices.actorOf('device.1.x', 10 * minute + 2)).toEqual(device);
  });

  test('is asked for once by many who come at the same moment, and good for all of them while partners is away', async () => {
    const { says, devices } = partners();
    await Promise.all([1, 2, 3].map(() => devices.actorOf('device.1.x', 0)));
    expect(says.asked).toBe(1);
    says.away = true;
    expect(await Promise.all([1, 2, 3].map(() => devices.actorOf('device.1.x', minute)))).toEqual([device, device, device]);
    expect(await devices.actorOf('device.1.x', minute + 1_000)).toEqual(device);
    expect(says.asked).toBe(2);
  });

  test('is not driven out by keys that somebody makes up', async () => {
    const { says, devices } = partners();
    await devices.actorOf('device.1.x', 0);
    says.good = false;
    for (let nth = 0; nth < 10_100; nth++) await devices.actorOf(`device.1.made-up-${nth}`, 0);
    const asked = says.asked;
    expect(await devices.actorOf('device.1.x', 1)).toEqual(device);
    expect(says.asked).toBe(asked);
  });

  test('that is not known is not let in while partners is away', async () => {
    const { says, devices } = partners();
    says.away = true;
    await expect(devices.actorOf('device.1.x', 0)).rejects.toMatchObject({ code: 'service.unavailable' });
  });
});
