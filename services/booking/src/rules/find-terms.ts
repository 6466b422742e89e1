import type { ReplyOf, showTerms } from '#contracts';
import type { Instant } from '#kernel';
import { sql, type Queryable } from '#persistence';

type Terms = ReplyOf<typeof showTerms>;

/** The terms of a site, as they are where no version is named. */
export async function findTerms(db: Queryable, siteId: string, version: number | null = null): Promise<Terms | undefined> {
  const row = await db.maybeOne<Omit<Terms, 'at'> & { at: Instant }>(sql`
    select site_id as "siteId", terms.version, text, at
    from sites as site join terms on terms.site_id = site.id and terms.version = coalesce(${version}::int, site.terms_version)
    where site.id = ${siteId}`);
  return row && { ...row, at: row.at.toString() };
}
