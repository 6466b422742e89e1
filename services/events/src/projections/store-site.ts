import type { DataOf, siteRecorded } from '#contracts';
import { sql, type Transaction } from '#persistence';

/** Keeps the newest that is known of a site, whatever order facts come in. */
export const storeSite = (tx: Transaction, { siteId, slug, siteName, address, timeZone, version }: DataOf<typeof siteRecorded>): Promise<number> =>
  tx.execute(sql`
    insert into sites as known (id, slug, name, address, time_zone, version)
    values (${siteId}, ${slug}, ${JSON.stringify(siteName)}, ${address}, ${timeZone}, ${version})
    on conflict (id) do update set
      slug = excluded.slug, name = excluded.name, address = excluded.address, time_zone = excluded.time_zone, version = excluded.version
    where known.version < excluded.version`);
