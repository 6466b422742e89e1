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

const weekOf = (rows: Sql): Sql => sql`(
  select coalesce(jsonb_agg(
    jsonb_build_object('weekday', weekday, 'opens', ${clock(sql`opens`)}, 'closes', ${clock(sql`closes`)}) order by weekday
  ), '[]')
  from ${rows}
)`;

const seasonsOf = (whose: Sql): Sql => sql`(
  select coalesce(jsonb_agg(jsonb_build_object(
    'name', name, 'firstDay', first_day::text, 'lastDay', last_day::text,
    'weeklyHours', ${weekOf(sql`season_hours where season_id = season.id`)}
  ) order by first_day), '[]')
  from seasons as season where ${whose}
)`;

const exceptionsOf = (rows: Sql, { from, to }: Dates): Sql => sql`(
  select coalesce(jsonb_agg(jsonb_build_object(
    'date', date::text, 'note', note,
    'hours', case when opens is not null then
      jsonb_build_object('opens', ${clock(sql`opens`)}, 'closes', ${clock(sql`closes`)})
    end
  ) order by date), '[]')
  from ${rows} and date between ${from.toString()}::date and ${to.toString()}::date
)`;

/** Selects what OpeningCalendar says of `site`, with the exceptions of these dates. */
export const calendarColumns = (dates: Dates): Sql => sql`
  site.time_zone as "timeZone", site.country, ${clock(sql`site.day_before_holiday_closes`)} as "dayBeforeHolidayCloses",
  ${weeklyHoursOfSite} as "weeklyHours",
  ${seasonsOf(sql`season.site_id = site.id and season.space_id is null`)} as seasons,
  ${exceptionsOf(sql`opening_exceptions where site_id = site.id`, dates)} as exceptions`;

/** What `space` has for itself, as OwnHours says. */
export const ownHours = (dates: Dates): Sql => sql`jsonb_build_object(
  'weeklyHours', case when space.has_own_week then ${weekOf(sql`space_hours where space_id = space.id`)} end,
  'seasons', ${seasonsOf(sql`season.space_id = space.id`)},
  'exceptions', ${exceptionsOf(sql`space_exceptions where space_id = space.id`, dates)}
)`;

export const weeklyHoursOfSite = weekOf(sql`weekly_hours where site_id = site.id`);

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
