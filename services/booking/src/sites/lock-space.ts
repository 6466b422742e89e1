import { DomainError } from '#kernel';
import { sql, type Transaction } from '#persistence';

interface Locked {
  siteId: string;
  inUse: boolean;
  rulesVersion: number;
}

/**
 * The space, in use or not, which nobody else changes until the transaction ends. Requests that are being stored are waited for,
 * since they refer to their space: else they would be missing among the bookings that the change hits.
 */
export async function lockSpace(tx: Transaction, spaceId: string): Promise<Locked> {
  // The site first, as whoever changes its hours does.
  await tx.execute(sql`select from sites where id = (select site_id from spaces where id = ${spaceId}) for no key update`);
  const space = await tx.maybeOne<Locked>(sql`
    select site_id as "siteId", in_use as "inUse", rules_version as "rulesVersion" from spaces where id = ${spaceId} for update`);
  if (!space) throw new DomainError('space.not-found');
  return space;
}

/** A site, if there is one, with all its spaces, likewise. */
export async function lockSite(tx: Transaction, slug: string): Promise<void> {
  await tx.execute(sql`select from sites where slug = ${slug} for no key update`);
  await tx.execute(sql`select from spaces where site_id = (select id from sites where slug = ${slug}) order by id for update`);
}
