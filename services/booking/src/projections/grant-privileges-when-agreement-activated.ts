import type { agreementActivated } from '#contracts';
import type { Reaction } from '#messaging';
import { storeGrantsOf } from './store-grant.js';

export class GrantPrivilegesWhenAgreementActivated {
  static readonly reaction = 'grant-privileges-when-agreement-activated';

  async react({ event, tx }: Reaction<typeof agreementActivated>): Promise<void> {
    await storeGrantsOf(tx, event.data);
  }
}
