import type { DataOf, siteRecorded } from '#contracts';
import type { Instant } from '#kernel';
import { empty, sql, type Queryable } from '#persistence';
import { closingsOf, daysToTell } from '../domain/closings.js';
import { calendarColumns, type SiteCalendar } from './calendars.js';

export type SiteRecord = DataOf<typeof siteRecorded>;

type Row = SiteCalendar & Omit<SiteRecord, 'closings'>;

interface Wanted {
  siteId?: string;
  after?: string | undefined;
  limit?: number;
}

/** Sites as they have been told of, by id. One that is new is not among them until it has been told. */
export async function findSiteRecords(db: Queryable, now: Instant, { siteId, after, limit = 1 }: Wanted): Promise<SiteRecord[]> {
  // Every site's own today is one of these.
  const utc = now.toZonedDateTimeISO('UTC').toPlainDate();
  const around = { from: utc.subtract({ days: 2 }), to: daysToTell(utc).to.add({ days: 2 }) };
  const rows = await db.query<Row>(sql`
    select site.id as "siteId", site.slug, site.name as "siteName", site.address, site.told_version as version,
      ${calendarColumns(around)}
    from sites as site
    where site.told_version > 0 ${siteId ? sql`and site.id = ${siteId}` : empty} ${after ? sql`and site.id > ${after}` : empty}
    order by site.id limit ${limit}`);
  return rows.map((row) => recordOf(row, now));
}

function recordOf({ slug, siteName, address, version, ...calendar }: Row, now: Instant): SiteRecord {
  const { siteId, timeZone } = calendar;
  const { from, to } = daysToTell(now.toZonedDateTimeISO(timeZone).toPlainDate());
  return { siteId, slug, siteName, address, timeZone, closings: closingsOf(calendar, from, to), version };
}
