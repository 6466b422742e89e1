import { newId } from '#kernel';
import { sql, type Transaction } from '#persistence';

/** Adds the cells that are missing and locks all of the site's: until the end of the transaction nobody takes any of them. */
export async function storeCells(tx: Transaction, siteId: string, slugs: readonly string[]): Promise<void> {
  const wanted = [...new Set(slugs)];
  await tx.execute(sql`
    insert into cells (id, site_id, slug)
    select new.id, ${siteId}, new.slug from unnest(${wanted.map(() => newId())}::uuid[], ${wanted}::text[]) as new (id, slug)
    on conflict do nothing`);
  await tx.execute(sql`select from cells where site_id = ${siteId} order by id for no key update`);
}
