import type { membershipConfirmed } from '#contracts';
import type { Reaction } from '#messaging';
import { storeMembership } from './store-membership.js';

export class AdmitMemberWhenMembershipConfirmed {
  static readonly reaction = 'admit-member-when-membership-confirmed';

  async react({ event, tx }: Reaction<typeof membershipConfirmed>): Promise<void> {
    await storeMembership(tx, event.data, true);
  }
}
