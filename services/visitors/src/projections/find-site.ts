import { DomainError } from '#kernel';
import { sql, type Queryable } from '#persistence';

export interface KnownSite {
  id: string;
  name: { sv: string; en: string };
  address: string;
  timeZone: string;
  closings: Record<string, string>;
}

/** @throws DomainError `site.not-found` */
export async function findSite(db: Queryable, id: string): Promise<KnownSite> {
  const site = await db.maybeOne<KnownSite>(sql`
    select id, name, address, time_zone as "timeZone", closings from sites where id = ${id}`);
  if (!site) throw new DomainError('site.not-found');
  return site;
}
