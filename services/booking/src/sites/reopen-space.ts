import { reopenSpace, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { lockSpace } from './lock-space.js';
import { findSpaceView } from './site-views.js';
import { tellOfSite } from './tell-of-site.js';

@Answers(reopenSpace)
export class ReopenSpace {
  async execute({ input, ...effects }: CommandCall<typeof reopenSpace>): Promise<ReplyOf<typeof reopenSpace>> {
    const { siteId, inUse } = await lockSpace(effects.tx, input.spaceId);
    if (!inUse) {
      await effects.tx.execute(sql`
        update spaces set in_use = true, closed_at = null, closed_reason = null, version = version + 1 where id = ${input.spaceId}`);
      await tellOfSite(effects, siteId);
    }
    return (await findSpaceView(effects.tx, input.spaceId))!;
  }
}
