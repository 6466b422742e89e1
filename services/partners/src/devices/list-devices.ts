import { listDevices, toPage, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql } from '#persistence';
import { idAfter } from '../page-position.js';
import { deviceColumns, toView, type DeviceRow } from './device-rows.js';

@Answers(listDevices)
export class ListDevices {
  async execute({ input, db }: QueryCall<typeof listDevices>): Promise<ReplyOf<typeof listDevices>> {
    const after = idAfter(input.after);
    const rows = await db.query<DeviceRow>(sql`
      select ${deviceColumns} from devices
      where true ${input.kind ? sql`and kind = ${input.kind}` : empty} ${after ? sql`and id < ${after}` : empty}
      order by id desc limit ${input.limit + 1}`);
    return toPage(rows.map(toView), input.limit, ({ id }) => id);
  }
}
