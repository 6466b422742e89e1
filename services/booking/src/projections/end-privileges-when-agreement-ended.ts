import type { agreementEnded } from '#contracts';
import type { Reaction } from '#messaging';
import { storeGrantsOf } from './store-grant.js';

export class EndPrivilegesWhenAgreementEnded {
  static readonly reaction = 'end-privileges-when-agreement-ended';

  async react({ event, tx }: Reaction<typeof agreementEnded>): Promise<void> {
    await storeGrantsOf(tx, event.data);
  }
}
