import type { DataOf, siteRecorded } from '#contracts';
import { sql, type Transaction } from '#persistence';

/** Keeps the newest that is known of a site, whatever order facts come in. */
export function storeSite(tx: Transaction, site: DataOf<typeof siteRecorded>): Promise<number> {
  const { siteId, siteName, address, timeZone, closings, version } = site;
  const byDate = Object.fromEntries(closings.map(({ date, closes }) => [date, closes]));
  return tx.execute(sql`
    insert into sites as known (id, name, address, time_zone, closings, version)
    values (${siteId}, ${siteName}, ${address}, ${timeZone}, ${byDate}, ${version})
    on conflict (id) do update set
      name = excluded.name, address = excluded.address, time_zone = excluded.time_zone, closings = excluded.closings,
      version = excluded.version
    where known.version < excluded.version`);
}
