import { releaseHold, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { findOwnHold, toHoldView } from './hold-row.js';

@Answers(releaseHold)
export class ReleaseHold {
  async execute({ input, actor, now, tx }: CommandCall<typeof releaseHold>): Promise<ReplyOf<typeof releaseHold>> {
    const hold = await findOwnHold(tx, input.holdId, actor, now);
    // The floor that it holds goes with it.
    await tx.execute(sql`delete from holds where id = ${hold.id} and person_id = ${actor.id}`);
    return toHoldView(hold);
  }
}
