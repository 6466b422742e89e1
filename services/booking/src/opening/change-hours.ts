import type { Instant } from '#kernel';
import type { Publish } from '#messaging';
import type { Transaction } from '#persistence';
import type { Temporal } from 'temporal-polyfill';
import { hasOwnCalendar, openingDay, type OpeningDay } from '../domain/opening-hours.js';
import { tellOfSite } from '../sites/tell-of-site.js';
import { toBookingsHit, type BookingsHit } from './bookings-hit.js';
import { ensureOpenWindows, noteWritten, settle } from './ensure-open-windows.js';
import { calendarOf, daysWrittenOf, findHouseHours, lockHours, type HouseHours, type Place } from './house-hours.js';
import { daysShared, rewritingOf } from './rewriting.js';
import { writeWindowsAndFindHits } from './write-windows.js';

export interface Effects {
  now: Instant;
  tx: Transaction;
  publish: Publish;
}

/**
 * The one way in which hours change: what is stored changes, the windows that follow from it are written anew, the site is told
 * of, and every booking that comes to lie outside is named. Bookings stay as they are.
 */
export async function changeHours(effects: Effects, place: Place, store: () => Promise<void>): Promise<BookingsHit> {
  const { tx, now } = effects;
  await lockHours(tx, place);
  await ensureOpenWindows(tx, place.siteId, now);
  await store();
  const house = await findHouseHours(tx, place, now);
  const rewriting = rewritingOf(house, place, daysWrittenOf(house.site, now));
  const hits = await writeWindowsAndFindHits(tx, rewriting, now);
  await settle(tx, rewriting);
  if (!place.spaceId) await noteWritten(tx, house, now);
  await tellOfSite(effects, place.siteId);
  return toBookingsHit(hits);
}

/** The same for one date, of which only that need be written. */
export async function changeDate(
  effects: Effects,
  place: Place,
  date: Temporal.PlainDate,
  store: () => Promise<void>,
): Promise<BookingsHit & { day: OpeningDay }> {
  const { tx, now } = effects;
  await lockHours(tx, place);
  await ensureOpenWindows(tx, place.siteId, now);
  await store();
  const house = await findHouseHours(tx, place, now, date);
  const written = daysWrittenOf(house.site, now);
  // A space that comes to have a calendar, or ceases to, has all of it written or none.
  const days = followAsBefore(house) ? daysShared(written, { from: date, to: date }) : written;
  const rewriting = days && rewritingOf(house, place, days);
  const hits = rewriting ? await writeWindowsAndFindHits(tx, rewriting, now) : [];
  if (rewriting) await settle(tx, rewriting);
  await tellOfSite(effects, place.siteId);
  return { ...toBookingsHit(hits), day: openingDay(calendarOf(house, place), date) };
}

const followAsBefore = ({ site, spaces }: HouseHours): boolean =>
  spaces.every(({ id, own, calendarId }) => calendarId === (hasOwnCalendar(own) ? id : site.siteId));
