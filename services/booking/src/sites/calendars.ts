import { Temporal } from 'temporal-polyfill';
import { sql, type Queryable, type Sql } from '#persistence';
import type { OpeningCalendar } from '../domain/opening-hours.js';

export interface Dates {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

export interface SiteCalendar extends OpeningCalendar {
  siteId: string;
}

/** `08:00`, and `24:00` for the end of the day. */
const clock = (column: Sql) => sql`left(${column}::text, 5)`;

/** Selects what OpeningCalendar says of `site`, with the exceptions of these dates. */
export const calendarColumns = ({ from, to }: Dates): Sql => sql`
  site.time_zone as "timeZone", site.country, ${clock(sql`site.day_before_holiday_closes`)} as "dayBeforeHolidayCloses",
  ${weeklyHoursOfSite} as "weeklyHours",
  (
    select coalesce(jsonb_agg(jsonb_build_object(
      'date', date::text, 'note', note,
      'hours', case when opens is not null then
        jsonb_build_object('opens', ${clock(sql`opens`)}, 'closes', ${clock(sql`closes`)})
      end
    )), '[]')
    from opening_exceptions where site_id = site.id and date between ${from.toString()}::date and ${to.toString()}::date
  ) as exceptions`;

export const weeklyHoursOfSite = sql`(
  select coalesce(jsonb_agg(
    jsonb_build_object('weekday', weekday, 'opens', ${clock(sql`opens`)}, 'closes', ${clock(sql`closes`)}) order by weekday
  ), '[]')
  from weekly_hours where site_id = site.id
)`;

/** Of one site, or of all when none is named. */
export const findCalendars = (db: Queryable, siteId: string | null, dates: Dates): Promise<SiteCalendar[]> =>
  db.query<SiteCalendar>(sql`
    select site.id as "siteId", ${calendarColumns(dates)} from sites as site
    where ${siteId}::uuid is null or site.id = ${siteId}::uuid order by site.slug`);

/** The dates that times somebody wrote may fall on, whatever their offset and the site's time zone. */
export const datesAround = (start: string, end: string): Dates => ({
  from: Temporal.PlainDate.from(start.slice(0, 10)).subtract({ days: 2 }),
  to: Temporal.PlainDate.from(end.slice(0, 10)).add({ days: 2 }),
});
