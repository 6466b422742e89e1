import { registerDevice, type ReplyOf } from '#contracts';
import { newId } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { deviceColumns, toView, type DeviceRow } from './device-rows.js';

@Answers(registerDevice)
export class RegisterDevice {
  async execute({ input: { name, kind, siteId, spaceId }, now, tx }: CommandCall<typeof registerDevice>): Promise<ReplyOf<typeof registerDevice>> {
    return toView(
      await tx.one<DeviceRow>(sql`
        insert into devices (id, name, kind, site_id, space_id, registered_at) values (${newId()}, ${name}, ${kind}, ${siteId}, ${spaceId}, ${now})
        returning ${deviceColumns}`),
    );
  }
}
