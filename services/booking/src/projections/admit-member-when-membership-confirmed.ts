import type { membershipConfirmed } from '#contracts';
import type { Reaction } from '#messaging';
import { holdOffErasure } from '../erasure/person-lock.js';
import { storeMembership } from './store-membership.js';

export class AdmitMemberWhenMembershipConfirmed {
  static readonly reaction = 'admit-member-when-membership-confirmed';

  async react({ event, tx }: Reaction<typeof membershipConfirmed>): Promise<void> {
    await holdOffErasure(tx, event.data.personId);
    await storeMembership(tx, { ...event.data, isConfirmed: true });
  }
}
