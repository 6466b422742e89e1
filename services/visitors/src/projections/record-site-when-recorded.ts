import type { siteRecorded } from '#contracts';
import type { Reaction } from '#messaging';
import { storeSite } from './store-site.js';

export class RecordSiteWhenRecorded {
  static readonly reaction = 'record-site-when-recorded';

  async react({ event, tx }: Reaction<typeof siteRecorded>): Promise<void> {
    await storeSite(tx, event.data);
  }
}
