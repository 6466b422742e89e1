import { endMembership, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { stateAfter } from '../domain/membership-states.js';
import { membershipToChange } from './find-membership.js';
import { toView } from './membership-rows.js';
import { tellEnd } from './tell-end.js';

@Answers(endMembership)
export class EndMembership {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof endMembership>): Promise<ReplyOf<typeof endMembership>> {
    const { membership, parties } = await membershipToChange(tx, endMembership, input.membershipId, actor);
    const state = stateAfter(membership.state, 'end', parties);
    const ended = { ...membership, state, endedAt: now, version: membership.version + 1 };
    await tx.execute(sql`
      update memberships set state = ${state}, ended_at = ${now}, version = ${ended.version} where id = ${ended.id}`);
    tellEnd(publish, ended, now);
    return toView(ended);
  }
}
