import { confirmMembership, membershipConfirmed, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { stateAfter } from '../domain/membership-states.js';
import { membershipToChange } from './find-membership.js';
import { toView } from './membership-rows.js';

@Answers(confirmMembership)
export class ConfirmMembership {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof confirmMembership>): Promise<ReplyOf<typeof confirmMembership>> {
    const { membership, parties } = await membershipToChange(tx, confirmMembership, input.membershipId, actor);
    const confirmed = {
      ...membership,
      state: stateAfter(membership.state, 'confirm', parties),
      role: input.role,
      confirmedAt: now,
      confirmedBy: actor.id,
      version: membership.version + 1,
    };
    const { id, personId, organisationId, state, role, version } = confirmed;
    await tx.execute(sql`
      update memberships set state = ${state}, role = ${role}, confirmed_at = ${now}, confirmed_by = ${actor.id}, version = ${version}
      where id = ${id}`);
    publish(membershipConfirmed, {
      aggregateId: id,
      aggregateVersion: version,
      data: { membershipId: id, personId, organisationId, role, at: now.toString(), version },
    });
    return toView(confirmed);
  }
}
