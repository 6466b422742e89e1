import { newId } from '#kernel';
import { sql, type Transaction } from '#persistence';

/** Adds the cells that are missing. */
export async function storeCells(tx: Transaction, siteId: string, slugs: readonly string[]): Promise<void> {
  const wanted = [...new Set(slugs)];
  await tx.execute(sql`
    insert into cells (id, site_id, slug)
    select new.id, ${siteId}, new.slug from unnest(${wanted.map(() => newId())}::uuid[], ${wanted}::text[]) as new (id, slug)
    on conflict do nothing`);
}

/** Until the end of the transaction nobody takes any floor of the site. */
export const lockCells = (tx: Transaction, siteId: string): Promise<number> =>
  tx.execute(sql`select from cells where site_id = ${siteId} order by id for no key update`);
