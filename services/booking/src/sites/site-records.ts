import type { DataOf, siteRecorded } from '#contracts';
import type { Instant } from '#kernel';
import { empty, sql, type Queryable, type Sql } from '#persistence';
import { daysTold, daysToldBefore } from '../domain/closings.js';

export type SiteRecord = DataOf<typeof siteRecorded>;

interface Wanted {
  siteId?: string;
  after?: string | undefined;
  limit?: number;
}

/**
 * Sites as they have been told of, by id. One that is new is not among them until it has been told, and neither is one of which
 * no opening is written yet.
 */
export function findSiteRecords(db: Queryable, now: Instant, { siteId, after, limit = 1 }: Wanted): Promise<SiteRecord[]> {
  return db.query<SiteRecord>(sql`
    select site.id as "siteId", site.slug, site.name as "siteName", site.address, site.time_zone as "timeZone",
      site.told_version as version, ${closingsOf(now)} as closings
    from sites as site
    where site.told_version > 0 and site.windows_until is not null ${siteId ? sql`and site.id = ${siteId}` : empty} ${after ? sql`and site.id > ${after}` : empty}
    order by site.id limit ${limit}`);
}

// While any space of it is open the site has not closed.
const closingsOf = (now: Instant): Sql => sql`(
  select coalesce(jsonb_agg(
    jsonb_build_object('date', date::text, 'closes', to_char(closes at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by date
  ), '[]')
  from (
    select date, max(upper(during)) as closes from open_windows
    where (calendar_id = site.id or calendar_id in (select calendar_id from spaces where site_id = site.id and in_use))
      and date between (${now}::timestamptz at time zone site.time_zone)::date - ${daysToldBefore}::int
        and (${now}::timestamptz at time zone site.time_zone)::date + ${daysTold}::int
    group by date
  ) as closing
)`;
