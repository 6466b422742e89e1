import { revokeDevice, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { deviceColumns, deviceToChange, toView, type DeviceRow } from './device-rows.js';

@Answers(revokeDevice)
export class RevokeDevice {
  async execute({ input: { deviceId }, now, tx }: CommandCall<typeof revokeDevice>): Promise<ReplyOf<typeof revokeDevice>> {
    const device = await deviceToChange(tx, deviceId);
    if (device.revokedAt) return toView(device);
    return toView(
      await tx.one<DeviceRow>(sql`update devices set revoked_at = ${now}, version = version + 1 where id = ${deviceId} returning ${deviceColumns}`),
    );
  }
}
