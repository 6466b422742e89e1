import { getHold, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { findOwnHold, toHoldView } from './hold-row.js';

@Answers(getHold)
export class GetHold {
  async execute({ input, actor, now, db }: QueryCall<typeof getHold>): Promise<ReplyOf<typeof getHold>> {
    return toHoldView(await findOwnHold(db, input.holdId, actor, now));
  }
}
