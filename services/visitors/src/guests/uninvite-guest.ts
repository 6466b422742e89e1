import { reachOf, uninviteGuest, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { stateAfter } from '../domain/visit-states.js';
import { guestOf, lockVisit } from '../visits/find-visit.js';
import { updateVisit } from '../visits/store-visit.js';
import { tell } from '../visits/tell.js';
import { toView } from '../visits/visit-row.js';

@Answers(uninviteGuest)
export class UninviteGuest {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof uninviteGuest>): Promise<ReplyOf<typeof uninviteGuest>> {
    const visit = guestOf(await lockVisit(tx, input.visitId), actor, reachOf(uninviteGuest, actor));
    const cancelled = await updateVisit(tx, { ...visit, state: stateAfter(visit.state, 'cancel'), cancelledAt: now });
    tell(publish, 'cancel', cancelled);
    return toView(cancelled);
  }
}
