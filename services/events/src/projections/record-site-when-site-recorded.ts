import type { siteRecorded } from '#contracts';
import type { Reaction } from '#messaging';
import { storeSite } from './store-site.js';

export class RecordSiteWhenSiteRecorded {
  static readonly reaction = 'record-site-when-site-recorded';

  async react({ event, tx }: Reaction<typeof siteRecorded>): Promise<void> {
    await storeSite(tx, event.data);
  }
}
