import { Injectable } from '@nestjs/common';
import { signInDevice, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { DeviceKeys } from './device-keys.js';
import { deviceColumns, type DeviceRow } from './device-rows.js';

/** How far what is noted may be behind: a device speaks all the time, and a row is not written for each word. */
const notedEvery = { minutes: 5 };

@Injectable()
@Answers(signInDevice)
export class SignInDevice {
  constructor(private readonly keys: DeviceKeys) {}

  async execute({ input: { key }, now, tx }: CommandCall<typeof signInDevice>): Promise<ReplyOf<typeof signInDevice>> {
    const read = this.keys.read(key);
    const device = read && (await tx.maybeOne<DeviceRow>(sql`select ${deviceColumns} from devices where id = ${read.id}`));
    if (!device || device.keyNumber !== read.keyNumber || device.revokedAt) throw new DomainError('actor.invalid');
    await tx.execute(sql`
      update devices set first_seen_at = coalesce(first_seen_at, ${now}), last_seen_at = ${now}
      where id = ${device.id} and key_number = ${device.keyNumber} and (last_seen_at is null or last_seen_at < ${now.subtract(notedEvery)})`);
    const { id: deviceId, kind, siteId, spaceId } = device;
    return { deviceId, kind, siteId, spaceId };
  }
}
