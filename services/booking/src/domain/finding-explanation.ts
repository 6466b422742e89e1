import { Temporal } from 'temporal-polyfill';
import type { ErrorParameter } from '#kernel';
import { boundsOf, after, furnishingOf, occupied, startsOf, takenWithin, unclaimed, windowsIn, type Day, type Furnishing, type Place, type Search } from './finding-place.js';
import { fitted } from './finding-nearest.js';
import { poolRefusals } from './finding-pools.js';
import { minute, overlap, written, type Stretch } from './finding-stretches.js';
import type { Starts } from './finding-starts.js';
import type { Interval } from './interval.js';
import { placeRefusals } from './place-rules.js';
import type { Refusal } from './refusal.js';
import { refusalsOfLength, timeRefusals } from './time-rules.js';
import { layoutFor, servicesOf } from './wish.js';

/** Why a space is not offered: every rule in the way at the start, within the time that is wished, with the fewest in the way. */
export interface Explanation {
  at: number;
  refusals: Refusal[];
}

/** What is in the way of the wish in a space at any time: the same that asking is refused with. */
export const refusedAnyway = (place: Place, search: Search): Refusal[] => [
  ...placeRefusals(search.needs, place, search.asker),
  ...refusalsOfLength(search.minutes, place),
];

/** @param anyway what `refusedAnyway` said */
export function explain(place: Place, search: Search, wished: readonly Stretch[], anyway: readonly Refusal[]): Explanation {
  const furnishing = furnishingOf(place, search.needs);
  // Where the people do not fit in, a start at which as many as do could have it.
  const nearest = { ...furnishing, layout: layoutFor(place, fitted(search.needs, place)) };
  const { earliest } = boundsOf(place, search);
  const first = (stretches: Iterable<Stretch>, rules: Starts) => windowsIn(stretches, search.minutes, rules, 1)[0]?.start;
  const starts = startsOf(place, search);
  const free = first(after(unclaimed(place, nearest, place.hours.wished), earliest), starts);
  if (free !== undefined) return { at: free, refusals: [...anyway] };
  const timely = first(after(place.hours.wished, earliest), starts);
  if (timely !== undefined) return { at: timely, refusals: [...anyway, ...claimedAt(place, furnishing, search, timely)] };
  const at = untimely(place, search, wished, (stretches, gridMinutes) => first(stretches, { ...starts, latest: Infinity, gridMinutes }));
  return { at, refusals: [...anyway, ...refusalsAt(place, furnishing, search, at)] };
}

// The further down, the more has to be left out of account before there is any start.
function untimely(
  { hours, gridMinutes }: Place,
  { now }: Search,
  wished: readonly Stretch[],
  first: (stretches: Iterable<Stretch>, gridMinutes: number | null) => number | undefined,
): number {
  const open = [...after(hours.wished, now.epochMilliseconds)];
  return first(open, gridMinutes) ?? first(hours.wished, gridMinutes) ?? first(open, null) ?? first(hours.wished, null) ?? first(wished, null) ?? wished[0]!.from;
}

/** What is in the way at this start, besides what is whenever it is. */
export function refusalsAt(place: Place, furnishing: Furnishing, search: Search, at: number): Refusal[] {
  const wish = { from: at, until: at + search.minutes * minute };
  const atLength = refusalsOfLength(search.minutes, place).map(({ code }) => code);
  const untimely = timeRefusals(interval(wish), place, circumstances(place, search, wish)).filter(({ code }) => !atLength.includes(code));
  return [...untimely, ...claimedAt(place, furnishing, search, at)];
}

function claimedAt(place: Place, furnishing: Furnishing, { minutes, now }: Search, at: number): Refusal[] {
  // Of what has been nobody knows any more, nor needs to.
  if (at < now.epochMilliseconds) return [];
  const floor = occupied({ from: at, until: at + minutes * minute }, furnishing);
  return [...taken(place, floor), ...poolRefusals(place.pools, furnishing.carried, floor, place.claims)];
}

function taken(place: Place, floor: Stretch): Refusal[] {
  const standsInTheWay = takenWithin(place, floor).map(({ from, until }): ErrorParameter => ({ start: written(from), end: written(until) }));
  return standsInTheWay.length > 0 ? [{ code: 'booking.conflict', params: { standsInTheWay } }] : [];
}

const aDay = 24 * 60 * minute;

function circumstances(place: Place, { needs, now, asker, daysAhead }: Search, { from, until }: Stretch) {
  // Of days further away no rule asks.
  const around = { from: from - aDay, until: until + aDay };
  const days = place.hours.days.filter((day) => overlap(day, around));
  const opening = () => days.map(({ date, from: opens, until: closes }: Day): ErrorParameter => ({ date, opens: written(opens), closes: written(closes) }));
  return { now, open: days.map(interval), daysAhead, isStaff: asker.isStaff, services: servicesOf(place, needs), opening };
}

const instant = (milliseconds: number) => Temporal.Instant.fromEpochMilliseconds(milliseconds);
const interval = ({ from, until }: Stretch): Interval => ({ start: instant(from), end: instant(until) });
