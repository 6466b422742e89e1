import { Temporal } from 'temporal-polyfill';
import type { countInside, EventView, ReplyOf, SiteView } from '#contracts';
import type { BookingToday, EventToday, SiteToday } from './today-schema.js';

type Occupancy = ReplyOf<typeof countInside>['sites'][number];

/** What the services have answered; null where one did not. */
export interface Parts {
  sites: SiteView[] | null;
  bookings: BookingToday[] | null;
  waiting: BookingToday[] | null;
  events: EventView[] | null;
  occupancy: Occupancy[] | null;
}

/** Where nobody has said in what zone a site is. */
const usualZone = 'Europe/Stockholm';

/** Every site that some service has told of, with what falls on its day. */
export function sitesOf(parts: Parts, now: Date, only?: string): SiteToday[] {
  const ids = new Set([
    ...(parts.sites ?? []).map(({ id }) => id),
    ...(parts.occupancy ?? []).map(({ siteId }) => siteId),
    ...[...(parts.bookings ?? []), ...(parts.waiting ?? [])].map(({ siteId }) => siteId),
    ...(parts.events ?? []).flatMap(({ place }) => place?.siteId ?? []),
  ]);
  return [...ids].filter((id) => only === undefined || id === only).map((id) => siteOf(id, parts, now));
}

function siteOf(siteId: string, parts: Parts, now: Date): SiteToday {
  const bookings = parts.bookings?.filter((booking) => booking.siteId === siteId) ?? null;
  const events = parts.events?.filter(({ place }) => place?.siteId === siteId) ?? null;
  const occupancy = parts.occupancy && (parts.occupancy.find((one) => one.siteId === siteId) ?? { inside: 0, expected: 0 });
  const timeZone = parts.sites?.find(({ id }) => id === siteId)?.timeZone ?? bookings?.[0]?.timeZone ?? events?.[0]?.timeZone ?? usualZone;
  return {
    siteId,
    siteName: nameOf(siteId, parts),
    date: dayOf(now.toISOString(), timeZone),
    bookings: bookings?.filter(isOn(now)) ?? null,
    events: events && shown(events, now),
    expected: occupancy?.expected ?? null,
    inside: occupancy?.inside ?? null,
    waiting: parts.waiting?.filter((booking) => booking.siteId === siteId) ?? null,
  };
}

export const onlineOf = ({ events }: Parts, now: Date): EventToday[] | null => events && shown(events.filter(({ place }) => place === null), now);

const nameOf = (siteId: string, { sites, occupancy, events }: Parts): SiteToday['siteName'] =>
  sites?.find(({ id }) => id === siteId)?.name ??
  occupancy?.find((one) => one.siteId === siteId)?.siteName ??
  events?.find(({ place }) => place?.siteId === siteId)?.place?.siteName ??
  null;

const shown = (events: EventView[], now: Date): EventToday[] =>
  events.filter(({ state }) => state !== 'draft').filter(isOn(now)).map(({
    id, slug, kind, title, state, attendance, start, end, timeZone, place, capacity, seatsLeft, waiting,
  }) => ({ id, slug, kind, title, state, attendance, start, end, timeZone, place, capacity, seatsLeft, waiting }));

const dayOf = (instant: string, timeZone: string): string => Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** Whether some of it falls on the present day of its own time zone; what ends at midnight is over by then. */
const isOn = (now: Date) => ({ start, end, timeZone }: { start: string; end: string; timeZone: string }): boolean => {
  const today = Temporal.Instant.from(now.toISOString()).toZonedDateTimeISO(timeZone).startOfDay();
  return Date.parse(start) < today.add({ days: 1 }).epochMilliseconds && Date.parse(end) > today.epochMilliseconds;
};
