import { Injectable } from '@nestjs/common';
import { showDeviceKey, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';
import { DeviceKeys } from './device-keys.js';
import { deviceColumns, type DeviceRow } from './device-rows.js';

/** Until the device has it: a key that is in use is nobody else's business, whoever she is. */
@Injectable()
@Answers(showDeviceKey)
export class ShowDeviceKey {
  constructor(private readonly keys: DeviceKeys) {}

  async execute({ input: { deviceId }, db }: QueryCall<typeof showDeviceKey>): Promise<ReplyOf<typeof showDeviceKey>> {
    const device = await db.maybeOne<DeviceRow>(sql`select ${deviceColumns} from devices where id = ${deviceId}`);
    if (!device) throw new DomainError('device.not-found');
    if (device.revokedAt) throw new DomainError('device.revoked');
    if (device.firstSeenAt) throw new DomainError('device.key-in-use', { at: device.firstSeenAt.toString() });
    return { deviceId, key: this.keys.keyOf(device) };
  }
}
