import { Temporal } from 'temporal-polyfill';
import { common, joined, minute, type Stretch } from './finding-stretches.js';
import { scarce, type Claim } from './finding-pools.js';
import { firstStart, type Starts } from './finding-starts.js';
import { left, stretchesOf, takenIn, type Taken } from './finding-taken.js';
import type { Asker } from './place-rules.js';
import type { ApprovalRules } from './second-approval.js';
import type { AskingRules } from './space-rules.js';
import { lastStart } from './time-rules.js';
import { carried, layoutFor, servicesOf, type Layout, type Needs, type Pooled, type Room, type SiteService } from './wish.js';

/** A day on which a calendar is open. */
export interface Day extends Stretch {
  date: string;
}

/** When a space is open, as much of it as a search looks at. */
export interface Hours {
  days: readonly Day[];
  /** Within the interval and at the times of day that are wished, people who open earlier included. */
  wished: readonly Stretch[];
  /** The same, and for a month after it. */
  later: readonly Stretch[];
}

/** A space with all that decides when it can be had. */
export interface Place extends Room, AskingRules {
  /** When a second person has to approve; null where one is always enough. */
  approvalRules?: ApprovalRules | null;
  id: string;
  siteId: string;
  timeZone: string;
  /** The cells that it takes. */
  floor: readonly string[];
  /** When somebody has taken any of them. */
  taken: Taken;
  /** Requests of others for any of them, which keep nobody out. */
  waiting: readonly Stretch[];
  /** What of its site's pools is out. */
  claims: readonly Claim[];
  hours: Hours;
}

/** A wish for some time or other. */
export interface Search {
  needs: Needs;
  minutes: number;
  now: Temporal.Instant;
  asker: Asker;
  /** Further than the rules say, where an agreement gives it. */
  daysAhead: number;
  /** The last start that the horizon of a place allows, remembered since clocks are slow to ask. */
  latestIn: (place: Place) => number;
}

/** Of spaces with the same horizon and the same clocks it is worked out once. */
export function rememberLastStart(now: Temporal.Instant, daysAhead: number): Search['latestIn'] {
  const known = new Map<string, number>();
  return (place) => {
    const key = `${place.timeZone} ${place.horizonDays}`;
    const latest = known.get(key) ?? lastStart(place, now, daysAhead).epochMilliseconds;
    known.set(key, latest);
    return latest;
  };
}

/** How a space is furnished for a wish. */
export interface Furnishing {
  layout: Layout | undefined;
  carried: readonly Pooled[];
}

export const furnishingOf = (place: Place, needs: Needs): Furnishing => ({ layout: layoutFor(place, needs), carried: carried(place, needs) });

export const setupOf = ({ layout }: Furnishing): number => (layout?.setupMinutes ?? 0) * minute;
export const clearupOf = ({ layout }: Furnishing): number => (layout?.clearupMinutes ?? 0) * minute;

/** What of the floor a booking takes. */
export const occupied = ({ from, until }: Stretch, furnishing: Furnishing): Stretch => ({
  from: from - setupOf(furnishing),
  until: until + clearupOf(furnishing),
});

/** The hours of a calendar with what is wished: in the interval, and until a month after it. */
export function hoursOf(days: readonly Day[], services: readonly SiteService[], { wished, later }: { wished: readonly Stretch[]; later: readonly Stretch[] }): Hours {
  const earlier = Math.max(0, ...services.map(({ opensEarlierMinutes }) => opensEarlierMinutes)) * minute;
  const open = joined(days.map(({ from, until }) => ({ from: from - earlier, until })));
  return { days, wished: common(open, wished), later: common(open, later) };
}

/** In which parts of these hours a booking may begin and end anywhere, as far as the floor goes and what must be carried there. */
export function unclaimed(place: Place, furnishing: Furnishing, hours: Iterable<Stretch>): Iterable<Stretch> {
  // It is set up after what comes before, and cleared up before what comes after.
  const margins = { before: clearupOf(furnishing), after: setupOf(furnishing) };
  return furnishing.carried.reduce((free, { poolId, amount }) => {
    const pool = place.pools.find(({ id }) => id === poolId);
    return pool ? left(free, takenIn(scarce(pool, amount, place.claims)), margins) : free;
  }, left(hours, place.taken, margins));
}

/** When, within the stretch, somebody has taken any of the floor. */
export const takenWithin = ({ taken }: Place, within: Stretch): Stretch[] => joined(common(stretchesOf(taken), [within]));

/** Between these a booking may begin, as far as notice, horizon and services go. */
export function boundsOf(place: Place, { needs, now, asker, latestIn }: Search): { earliest: number; latest: number } {
  const leads = servicesOf(place, needs).map(({ leadMinutes }) => leadMinutes);
  const notice = Math.max(asker.isStaff ? 0 : place.noticeMinutes, 0, ...leads);
  return { earliest: ceiling(now) + notice * minute, latest: latestIn(place) };
}

// A millisecond that has begun is over.
const ceiling = (now: Temporal.Instant) => now.epochMilliseconds + (now.epochNanoseconds % 1_000_000n > 0n ? 1 : 0);

/** The stretches of these hours in which the wish may begin and end anywhere. */
export const stretchesFor = (place: Place, furnishing: Furnishing, search: Search, hours: readonly Stretch[]): Iterable<Stretch> =>
  after(unclaimed(place, furnishing, hours), boundsOf(place, search).earliest);

export function* after(stretches: Iterable<Stretch>, earliest: number): Generator<Stretch> {
  for (const { from, until } of stretches) if (until > earliest) yield { from: Math.max(from, earliest), until };
}

export const startsOf = (place: Place, search: Search): Starts => ({
  gridMinutes: search.asker.isStaff ? null : place.gridMinutes,
  days: place.hours.days,
  latest: search.latestIn(place),
});

/** A stretch in which the wish fits, with the first time that it does. */
export interface Window extends Stretch {
  start: number;
  end: number;
}

/** The first windows among the stretches, at most so many. */
export function windowsIn(stretches: Iterable<Stretch>, minutes: number, starts: Starts, most: number): Window[] {
  const windows: Window[] = [];
  for (const stretch of stretches) {
    const start = firstStart(stretch, minutes * minute, starts);
    if (start !== undefined) windows.push({ ...stretch, start, end: start + minutes * minute });
    if (windows.length === most) break;
  }
  return windows;
}
