import { z } from 'zod';
import { command, query } from '../define.js';
import { id, instant, line, page, pageOf, version } from '../fields.js';

const exampleDevice = '019a0000-0000-7000-8000-000000000061';
const administrators = { admin: 'all' } as const;

export const deviceKind = z.enum(['door-panel', 'kiosk', 'lobby-screen', 'sensor-hub']);

const place = {
  siteId: id().nullable().describe('Where it is'),
  spaceId: id().nullable().describe('Whose door it hangs at, where it hangs at one'),
};

export const deviceView = z
  .strictObject({
    id: id(),
    name: line(80).describe('What staff call it, such as “Panel, stora salen”'),
    kind: deviceKind,
    ...place,
    registeredAt: instant(),
    firstSeenAt: instant().nullable().describe('When it first used the key that it has now; from then on nobody is shown the key'),
    lastSeenAt: instant().nullable().describe('Some minutes behind at most'),
    revokedAt: instant().nullable(),
    version: version(),
  })
  .meta({ id: 'Device' });
export type DeviceView = z.output<typeof deviceView>;

export const registerDevice = command({
  subject: 'partners.devices.register',
  summary: 'Register a device of the house: a panel at a door, a kiosk, a screen, a hub of sensors; its key is shown until the device has used it',
  serves: administrators,
  input: z.strictObject({ name: line(80), kind: deviceKind, siteId: id().nullable().default(null), spaceId: id().nullable().default(null) }),
  reply: deviceView,
  errors: [],
  example: { name: 'Panel, stora salen', kind: 'door-panel' },
});

export const listDevices = query({
  subject: 'partners.devices.list',
  summary: 'List the devices of the house, the newest first, and when each was last heard of',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ kind: deviceKind.optional(), ...page }),
  reply: pageOf(deviceView),
  errors: ['input.invalid'],
  example: { kind: 'door-panel' },
});

export const showDeviceKey = query({
  subject: 'partners.devices.show-key',
  summary: 'Show the key of a device that has not used it yet, to be put into the device; a lost one is renewed',
  serves: administrators,
  input: z.strictObject({ deviceId: id() }),
  reply: z.strictObject({ deviceId: id(), key: z.string().describe('Sent as `Authorization: Bearer …`') }).meta({ id: 'DeviceKey' }),
  errors: ['device.not-found', 'device.revoked', 'device.key-in-use'],
  example: { deviceId: exampleDevice },
});

export const renewDeviceKey = command({
  subject: 'partners.devices.renew-key',
  summary: 'Give a device another key, also one that was revoked; the key before is good no more, within a minute',
  serves: administrators,
  input: z.strictObject({ deviceId: id() }),
  reply: deviceView,
  errors: ['device.not-found'],
  example: { deviceId: exampleDevice },
});

export const revokeDevice = command({
  subject: 'partners.devices.revoke',
  summary: 'End the key of a device, within a minute',
  serves: administrators,
  input: z.strictObject({ deviceId: id() }),
  reply: deviceView,
  errors: ['device.not-found'],
  example: { deviceId: exampleDevice },
});

export const signInDevice = command({
  subject: 'partners.devices.sign-in',
  summary: 'Tell which device a key belongs to, and note that it has been heard of',
  serves: { system: 'all' },
  secret: true,
  input: z.strictObject({ key: z.string().max(200) }),
  reply: z.strictObject({ deviceId: id(), kind: deviceKind, ...place }),
  errors: ['actor.invalid'],
  example: { key: 'device.AZoAAAAAcACAAAAAAAAAYQAAAAEAAAAAAAAAAAAAAAA' },
});
