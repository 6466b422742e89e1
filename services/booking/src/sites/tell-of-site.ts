import { siteRecorded } from '#contracts';
import type { Instant } from '#kernel';
import type { Publish } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { daysTold } from '../domain/closings.js';
import { findSiteRecords } from './site-records.js';

interface Effects {
  now: Instant;
  tx: Transaction;
  publish: Publish;
}

/** Tells how a site stands, with when it closes, after it or its hours have changed. One that does not exist is not told of. */
export async function tellOfSite({ now, tx, publish }: Effects, siteId: string): Promise<void> {
  // Whoever changes the same site at the same time waits here, and then sees and tells this change too.
  await tx.execute(sql`
    update sites set told_version = told_version + 1,
      told_until = (${now}::timestamptz at time zone time_zone)::date + ${daysTold}::int
    where id = ${siteId}`);
  for (const data of await findSiteRecords(tx, now, { siteId }))
    publish(siteRecorded, { aggregateId: siteId, aggregateVersion: data.version, data });
}
