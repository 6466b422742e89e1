import type { agreementAnonymised } from '#contracts';
import type { Reaction } from '#messaging';
import { storeGrantsOf } from './store-grant.js';

export class KeepPrivilegesWhenAgreementAnonymised {
  static readonly reaction = 'keep-privileges-when-agreement-anonymised';

  async react({ event, tx }: Reaction<typeof agreementAnonymised>): Promise<void> {
    await storeGrantsOf(tx, event.data);
  }
}
