import { closeSpace, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { bookingsRefused } from '../rules/bookings-refused.js';
import { spacesAsTheyAre } from '../rules/spaces-as-they-are.js';
import { lockSpace } from './lock-space.js';
import { tellOfSite } from './tell-of-site.js';

@Answers(closeSpace)
export class CloseSpace {
  async execute({ input, ...effects }: CommandCall<typeof closeSpace>): Promise<ReplyOf<typeof closeSpace>> {
    const { tx, now } = effects;
    const { spaceId } = input;
    const { siteId } = await lockSpace(tx, spaceId);
    const before = await spacesAsTheyAre(tx, { siteId, spaceId });
    await tx.execute(sql`
      update spaces set in_use = false, closed_at = coalesce(closed_at, ${now}), closed_reason = ${JSON.stringify(input.reason)},
        version = version + 1
      where id = ${spaceId}`);
    await tellOfSite(effects, siteId);
    return { spaceId, ...(await bookingsRefused(tx, now, before, await spacesAsTheyAre(tx, { siteId, spaceId }))) };
  }
}
