import { instantOf } from '#kernel';
import { hoursOf, type Day, type Hours, type Place } from '../domain/finding-place.js';
import type { Stretch } from '../domain/finding-stretches.js';
import { takenOfAny, type Taken } from '../domain/finding-taken.js';
import { wishedTimes, type Times, type Wished } from '../domain/finding-times.js';
import type { Needs } from '../domain/wish.js';
import type { TakenRow, WaitingRow } from './read-floor.js';
import type { Read } from './read-places.js';
import type { CalendarRow, SiteRow, SpaceRow } from './read-spaces.js';

interface Wish extends Omit<Times, 'interval'> {
  from: string;
  to: string;
  needs: Needs;
}

/** Spaces as they lie in time, and the times that are wished by their clocks. */
export interface Places {
  all: Place[];
  wishedIn: (place: Pick<Place, 'timeZone'>) => readonly Stretch[];
}

export function placesOf(read: Read, wish: Wish): Places {
  const wished = new Map([...new Set(read.sites.map(({ timeZone }) => timeZone))].map((timeZone) => [timeZone, wishedAt(wish, timeZone)]));
  const sites = new Map(read.sites.map((site) => [site.id, site]));
  const claims = read.claims.map(({ poolId, amount, from, until }) => ({ poolId, amount, ...inMilliseconds(from, until) }));
  const hoursIn = hoursOfCalendars(read.calendars, wish, wished);
  const takenOf = floorsTaken(read.taken);
  const waitingFor = waitingBySpace(read.waiting);
  return {
    all: read.spaces.map((space): Place => {
      const site = sites.get(space.siteId)!;
      return placeOf(space, site, { claims, hours: hoursIn(space, site), taken: takenOf(space), waiting: waitingFor(space) });
    }),
    wishedIn: ({ timeZone }) => wished.get(timeZone)!.wished,
  };
}

// One by one: of hundreds of spaces, to spread each row takes longer than to judge it.
const placeOf = (space: SpaceRow, { timeZone, pools, services, approvalRules }: SiteRow, inTime: Pick<Place, 'claims' | 'hours' | 'taken' | 'waiting'>): Place => ({
  id: space.id,
  siteId: space.siteId,
  timeZone,
  capacity: space.capacity,
  equipment: space.equipment,
  accessibility: space.accessibility,
  layouts: space.layouts,
  pools,
  services,
  approvalRules,
  floor: space.floor,
  noticeMinutes: space.noticeMinutes,
  horizonDays: space.horizonDays,
  shortestMinutes: space.shortestMinutes,
  longestMinutes: space.longestMinutes,
  gridMinutes: space.gridMinutes,
  whoMayAsk: space.whoMayAsk,
  approval: space.approval,
  pendingBlocks: space.pendingBlocks,
  claims: inTime.claims,
  hours: inTime.hours,
  taken: inTime.taken,
  waiting: inTime.waiting,
});

// The interval is each site's own: noon where the site is.
const wishedAt = ({ from, to, ...times }: Wish, timeZone: string): Wished =>
  wishedTimes({ ...times, interval: { start: instantOf(from, timeZone, 'from'), end: instantOf(to, timeZone, 'to') } }, timeZone);

function hoursOfCalendars(calendars: readonly CalendarRow[], wish: Wish, wished: ReadonlyMap<string, Wished>) {
  const days = new Map(calendars.map((calendar) => [calendar.id, daysOf(calendar)]));
  const known = new Map<string, Hours>();
  return ({ calendarId }: SpaceRow, site: SiteRow): Hours => {
    const hours = known.get(calendarId) ?? hoursOf(days.get(calendarId) ?? [], servicesIn(site, wish), wished.get(site.timeZone)!);
    known.set(calendarId, hours);
    return hours;
  };
}

const servicesIn = ({ services }: SiteRow, { needs }: Wish) => services.filter(({ id }) => needs.serviceIds.includes(id));

const daysOf = ({ dates, begins, ends }: CalendarRow): Day[] => dates.map((date, index) => ({ date, ...inMilliseconds(begins[index]!, ends[index]!) }));

function floorsTaken(rows: readonly TakenRow[]) {
  const byCell = new Map(rows.map((row) => [row.cellId, takenFrom(row)]));
  return (space: SpaceRow): Taken => takenOfAny(space.floor.flatMap((cell) => byCell.get(cell) ?? []));
}

// Where there may be more, none of it begins before the last that is known.
const takenFrom = ({ begins, ends, isAll }: TakenRow): Taken => ({ begins: begins.map(floor), ends: ends.map(ceiling), known: isAll ? Infinity : floor(begins.at(-1)!) });

function waitingBySpace(rows: readonly WaitingRow[]) {
  const bySpace = new Map<string, Stretch[]>();
  for (const { spaceId, from, until } of rows) bySpace.set(spaceId, [...(bySpace.get(spaceId) ?? []), inMilliseconds(from, until)]);
  return ({ id }: SpaceRow): readonly Stretch[] => bySpace.get(id) ?? [];
}

// Postgres knows parts of a millisecond.
const floor = (seconds: number) => Math.floor(seconds * 1000);
const ceiling = (seconds: number) => Math.ceil(seconds * 1000);
const inMilliseconds = (from: number, until: number): Stretch => ({ from: ceiling(from), until: floor(until) });
