import { Temporal } from 'temporal-polyfill';
import { openWindows, type OpenWindow } from '../domain/open-windows.js';
import { hasOwnCalendar, type OpeningCalendar } from '../domain/opening-hours.js';
import type { HouseHours, Place } from './house-hours.js';

interface Days {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

/** What is to be written of the windows of some calendars, and which spaces then go by which of them. */
export interface Rewriting {
  from: string;
  to: string;
  windows: Map<string, OpenWindow[]>;
  /** Calendar by space. */
  follows: Map<string, string>;
}

/**
 * What the hours of a site and its spaces come to on these days. Where a space is named it is about that one alone; its site's
 * windows are among them if it goes by these.
 */
export function rewritingOf({ site, spaces }: HouseHours, { spaceId }: Place, { from, to }: Days): Rewriting {
  const calendars = new Map<string, OpeningCalendar>();
  const follows = new Map<string, string>();
  if (!spaceId) calendars.set(site.siteId, site);
  for (const { id, own } of spaces) {
    const isOwn = hasOwnCalendar(own);
    follows.set(id, isOwn ? id : site.siteId);
    calendars.set(isOwn ? id : site.siteId, isOwn ? { ...site, own } : site);
  }
  return { from: from.toString(), to: to.toString(), windows: openWindows(calendars, from, to), follows };
}

/** What two stretches of days share; undefined where they lie apart. */
export function daysShared(one: Days, other: Days): Days | undefined {
  const from = Temporal.PlainDate.compare(one.from, other.from) > 0 ? one.from : other.from;
  const to = Temporal.PlainDate.compare(one.to, other.to) < 0 ? one.to : other.to;
  return Temporal.PlainDate.compare(from, to) <= 0 ? { from, to } : undefined;
}
