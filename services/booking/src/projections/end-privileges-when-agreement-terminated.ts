import type { agreementTerminated } from '#contracts';
import type { Reaction } from '#messaging';
import { storeGrantsOf } from './store-grant.js';

export class EndPrivilegesWhenAgreementTerminated {
  static readonly reaction = 'end-privileges-when-agreement-terminated';

  async react({ event, tx }: Reaction<typeof agreementTerminated>): Promise<void> {
    await storeGrantsOf(tx, event.data);
  }
}
