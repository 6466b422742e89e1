import { renewDeviceKey, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { deviceColumns, deviceToChange, toView, type DeviceRow } from './device-rows.js';

@Answers(renewDeviceKey)
export class RenewDeviceKey {
  async execute({ input: { deviceId }, tx }: CommandCall<typeof renewDeviceKey>): Promise<ReplyOf<typeof renewDeviceKey>> {
    await deviceToChange(tx, deviceId);
    return toView(
      await tx.one<DeviceRow>(sql`
        update devices set key_number = key_number + 1, first_seen_at = null, last_seen_at = null, revoked_at = null, version = version + 1
        where id = ${deviceId} returning ${deviceColumns}`),
    );
  }
}
