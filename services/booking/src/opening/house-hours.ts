import { Temporal } from 'temporal-polyfill';
import { DomainError, type Instant } from '#kernel';
import { empty, sql, type Queryable, type Transaction } from '#persistence';
import { daysToWrite } from '../domain/open-windows.js';
import { hasOwnCalendar, type OpeningCalendar, type OwnHours } from '../domain/opening-hours.js';
import { calendarColumns, ownHours, type Dates, type SiteCalendar } from '../sites/calendars.js';

/** Whose hours: a site's, or those of one space of it. */
export interface Place {
  siteId: string;
  spaceId?: string | undefined;
}

export interface SpaceHours {
  id: string;
  /** The calendar that it goes by as yet. */
  calendarId: string;
  own: OwnHours;
}

/** The hours of a site and of its spaces; of one alone where that is what it is about. */
export interface HouseHours {
  site: SiteCalendar;
  spaces: SpaceHours[];
}

/** The days of the site for which windows are written, counted from its own today. */
export const daysWrittenOf = ({ timeZone }: OpeningCalendar, now: Instant) =>
  daysToWrite(now.toZonedDateTimeISO(timeZone).toPlainDate());

const endOfTime = Temporal.PlainDate.from('2999-12-31');

/** Of the site and its spaces, or the one that is named. @param date of which an exception shall be among them though it may have been */
export async function findHouseHours(
  db: Queryable,
  place: Place,
  now: Instant,
  date?: Temporal.PlainDate,
): Promise<HouseHours> {
  const dates = { from: since(now, date), to: endOfTime };
  const site = await findSiteHours(db, place, dates);
  return { site, spaces: await findSpaceHours(db, place, dates) };
}

/** The same without the spaces that are not asked about. */
export async function findPlaceHours(
  db: Queryable,
  place: Place,
  now: Instant,
  date?: Temporal.PlainDate,
): Promise<HouseHours> {
  if (place.spaceId) return findHouseHours(db, place, now, date);
  return { site: await findSiteHours(db, place, { from: since(now, date), to: endOfTime }), spaces: [] };
}

async function findSiteHours(db: Queryable, { siteId }: Place, dates: Dates): Promise<SiteCalendar> {
  const site = await db.maybeOne<SiteCalendar>(sql`
    select site.id as "siteId", ${calendarColumns(dates)} from sites as site where site.id = ${siteId}`);
  if (!site) throw new DomainError('site.not-found');
  return site;
}

async function findSpaceHours(db: Queryable, { siteId, spaceId }: Place, dates: Dates): Promise<SpaceHours[]> {
  const spaces = await db.query<SpaceHours>(sql`
    select space.id, space.calendar_id as "calendarId", ${ownHours(dates)} as own from spaces as space
    where space.site_id = ${siteId} ${spaceId ? sql`and space.id = ${spaceId}` : empty} order by space.id`);
  if (spaceId && spaces.length === 0) throw new DomainError('space.not-found');
  return spaces;
}

/** Yesterday, wherever the site is. */
function since(now: Instant, date?: Temporal.PlainDate): Temporal.PlainDate {
  const yesterday = now.toZonedDateTimeISO('UTC').toPlainDate().subtract({ days: 2 });
  return date && Temporal.PlainDate.compare(date, yesterday) < 0 ? date : yesterday;
}

/** The calendar by which a place goes. */
export const calendarOf = ({ site, spaces }: HouseHours, { spaceId }: Place): OpeningCalendar => {
  const own = spaces.find(({ id }) => id === spaceId)?.own;
  return own && hasOwnCalendar(own) ? { ...site, own } : site;
};

/**
 * Nobody else changes the hours of the site until the transaction ends, and requests that are being stored are waited for: they
 * refer to their space.
 */
export async function lockHours(tx: Transaction, { siteId, spaceId }: Place): Promise<void> {
  const site = await tx.maybeOne(sql`select from sites where id = ${siteId} for no key update`);
  if (!site) throw new DomainError('site.not-found');
  const spaces = await tx.query(sql`
    select from spaces where site_id = ${siteId} ${spaceId ? sql`and id = ${spaceId}` : empty} order by id for update`);
  if (spaceId && spaces.length === 0) throw new DomainError('space.not-found');
}
