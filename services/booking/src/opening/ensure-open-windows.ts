import type { Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';
import { daysWrittenOf, findHouseHours, lockHours, type HouseHours } from './house-hours.js';
import { rewritingOf, type Rewriting } from './rewriting.js';
import { writeWindows } from './write-windows.js';

/**
 * Writes when a site and its spaces are open where that has never been written, or for another version of the site.
 * Ordinarily it only looks.
 */
export async function ensureOpenWindows(tx: Transaction, siteId: string, now: Instant): Promise<void> {
  if (!(await isDue(tx, siteId))) return;
  await lockHours(tx, { siteId });
  // Somebody else may have done it while this waited.
  if (await isDue(tx, siteId)) await writeOpenWindows(tx, siteId, now);
}

/** Writes them anew; the caller has locked the site. */
export async function writeOpenWindows(tx: Transaction, siteId: string, now: Instant): Promise<void> {
  const house = await findHouseHours(tx, { siteId }, now);
  const rewriting = rewritingOf(house, { siteId }, daysWrittenOf(house.site, now));
  await writeWindows(tx, rewriting);
  await settle(tx, rewriting);
  await noteWritten(tx, house, now);
}

const isDue = (tx: Transaction, siteId: string) =>
  tx.maybeOne(sql`select from sites where id = ${siteId} and windows_of_version is distinct from version`);

/** From now on the spaces go by the calendars that the rewriting says. */
export const settle = (tx: Transaction, { follows }: Rewriting): Promise<number> =>
  tx.execute(sql`
    update spaces set has_own_calendar = (id = after_id)
    from unnest(${[...follows.keys()]}::uuid[], ${[...follows.values()]}::uuid[]) as going (space_id, after_id)
    where id = space_id and has_own_calendar <> (id = after_id)`);

export const noteWritten = (tx: Transaction, { site }: HouseHours, now: Instant): Promise<number> =>
  tx.execute(sql`
    update sites set windows_until = ${daysWrittenOf(site, now).to.toString()}::date, windows_of_version = version
    where id = ${site.siteId}`);
