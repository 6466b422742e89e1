import type { membershipEnded } from '#contracts';
import type { Reaction } from '#messaging';
import { holdOffErasure } from '../erasure/person-lock.js';
import { storeMembership } from './store-membership.js';

export class DismissMemberWhenMembershipEnded {
  static readonly reaction = 'dismiss-member-when-membership-ended';

  async react({ event, tx }: Reaction<typeof membershipEnded>): Promise<void> {
    await holdOffErasure(tx, event.data.personId);
    await storeMembership(tx, { ...event.data, isConfirmed: false });
  }
}
