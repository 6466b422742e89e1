import { instantOf } from '#kernel';
import { hoursOf, type Day, type Hours, type Place } from '../domain/finding-place.js';
import type { Stretch } from '../domain/finding-stretches.js';
import { wishedTimes, type Times, type Wished } from '../domain/finding-times.js';
import type { Needs } from '../domain/wish.js';
import type { Read, SiteRow, SpaceRow } from './read-places.js';

interface Wish extends Omit<Times, 'interval'> {
  from: string;
  to: string;
  needs: Needs;
  /** Those asked about; none is all. */
  siteIds?: readonly string[];
}

/** Spaces as they lie in time, and the times that are wished by their clocks. */
export interface Places {
  all: Place[];
  wishedIn: (place: Pick<Place, 'timeZone'>) => readonly Stretch[];
}

export function placesOf(read: Read, wish: Wish): Places {
  const near = nearSites(read.sites, wish);
  const wished = new Map([...new Set(near.map(({ timeZone }) => timeZone))].map((timeZone) => [timeZone, wishedAt(wish, timeZone)]));
  const sites = new Map(near.map((site) => [site.id, site]));
  const claims = read.claims.map(([poolId, amount, from, until]) => ({ poolId, amount, ...inMilliseconds(from, until) }));
  const days = new Map(read.calendars.map((calendar) => [calendar.id, calendar.days.map(dayOf)]));
  const hours = new Map<string, Hours>();
  const hoursIn = ({ calendarId }: SpaceRow, site: SiteRow): Hours => {
    const known = hours.get(calendarId) ?? hoursOf(days.get(calendarId) ?? [], servicesIn(site, wish), wished.get(site.timeZone)!);
    hours.set(calendarId, known);
    return known;
  };
  return {
    all: read.spaces.flatMap((row): Place[] => {
      const site = sites.get(row.siteId);
      if (!site) return [];
      const { timeZone, pools, services, approvalRules } = site;
      return [{ ...row, timeZone, pools, services, approvalRules, claims, hours: hoursIn(row, site), free: unpacked(row.free), waiting: unpacked(row.waiting) }];
    }),
    wishedIn: ({ timeZone }) => wished.get(timeZone)!.wished,
  };
}

// Elsewhere by other clocks the wish may be another, or none at all.
function nearSites(sites: readonly SiteRow[], { siteIds = [] }: Wish): readonly SiteRow[] {
  const zones = sites.filter(({ id }) => siteIds.includes(id)).map(({ timeZone }) => timeZone);
  return siteIds.length === 0 ? sites : sites.filter(({ timeZone }) => zones.includes(timeZone));
}

// The interval is each site's own: noon where the site is.
const wishedAt = ({ from, to, ...times }: Wish, timeZone: string): Wished =>
  wishedTimes({ ...times, interval: { start: instantOf(from, timeZone, 'from'), end: instantOf(to, timeZone, 'to') } }, timeZone);

const servicesIn = ({ services }: SiteRow, { needs }: Wish) => services.filter(({ id }) => needs.serviceIds.includes(id));

const dayOf = ([date, from, until]: [string, number, number]): Day => ({ date, ...inMilliseconds(from, until) });

// Inwards, where Postgres knows parts of a millisecond.
const inMilliseconds = (from: number, until: number): Stretch => ({ from: Math.ceil(from * 1000), until: Math.floor(until * 1000) });

function unpacked(text: string | null): Stretch[] {
  if (text === null) return [];
  const numbers = text.split(' ');
  const stretches: Stretch[] = [];
  for (let at = 0; at < numbers.length; at += 2) stretches.push(inMilliseconds(Number(numbers[at]), Number(numbers[at + 1])));
  return stretches;
}
