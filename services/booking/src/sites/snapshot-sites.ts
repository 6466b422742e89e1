import { snapshotSites, toPage, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { idAfter } from '../page-position.js';
import { findSiteRecords } from './site-records.js';

@Answers(snapshotSites)
export class SnapshotSites {
  async execute({ input, now, db }: QueryCall<typeof snapshotSites>): Promise<ReplyOf<typeof snapshotSites>> {
    const records = await findSiteRecords(db, now, { after: idAfter(input.after), limit: input.limit + 1 });
    return toPage(records, input.limit, ({ siteId }) => siteId);
  }
}
