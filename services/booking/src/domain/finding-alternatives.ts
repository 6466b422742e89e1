import { longestIn } from './finding-nearest.js';
import { furnishingOf, occupied, startsOf, stretchesFor, windowsIn, type Furnishing, type Place, type Search } from './finding-place.js';
import { firstStart, type Starts } from './finding-starts.js';
import { minute, overlap, type Stretch } from './finding-stretches.js';

export interface Part extends Stretch {
  place: Place;
}

export interface Alternative {
  kind: 'other-time' | 'other-site' | 'split' | 'shorter';
  parts: Part[];
}

const mostOfAKind = 3;

/**
 * What comes nearest to a wish that cannot be met, best first: another time, another site, in two parts, shorter.
 * @param there the places of the sites chosen in which nothing but time is in the way, the best first
 * @param elsewhere likewise of the other sites
 */
export const alternativesTo = (search: Search, there: readonly Place[], elsewhere: readonly Place[]): Alternative[] => [
  ...otherTimes(search, there),
  ...elsewhere.flatMap((place) => firstIn(place, search, place.hours.wished)).slice(0, mostOfAKind).map((part) => one('other-site', part)),
  ...inTwo(search, there),
  ...shorter(search, there),
];

const one = (kind: Alternative['kind'], part: Part): Alternative => ({ kind, parts: [part] });

function firstIn(place: Place, search: Search, hours: readonly Stretch[]): Part[] {
  const stretches = stretchesFor(place, furnishingOf(place, search.needs), search, hours);
  return windowsIn(stretches, search.minutes, startsOf(place, search), 1).map(({ start, end }) => ({ place, from: start, until: end }));
}

const otherTimes = (search: Search, there: readonly Place[]): Alternative[] =>
  there
    .flatMap((place) => firstIn(place, search, place.hours.later))
    .toSorted((a, b) => a.from - b.from)
    .slice(0, mostOfAKind)
    .map((part) => one('other-time', part));

const shorter = (search: Search, there: readonly Place[]): Alternative[] =>
  there
    .flatMap((place) => {
      const longest = longestIn(place, search);
      return longest ? [{ place, ...longest }] : [];
    })
    .toSorted((a, b) => b.until - b.from - (a.until - a.from) || a.from - b.from)
    .slice(0, mostOfAKind)
    .map((part) => one('shorter', part));

/** A space as it is free, for putting parts into. */
interface Free {
  place: Place;
  furnishing: Furnishing;
  starts: Starts;
  stretches: Stretch[];
  shortest: number;
}

// Of many spaces the best will do: every pair of them is looked at.
const mostPaired = 10;

/** In one space at two times, or without a pause in one space after another. */
function inTwo(search: Search, there: readonly Place[]): Alternative[] {
  const spaces = there.slice(0, mostPaired).map((place): Free => {
    const furnishing = furnishingOf(place, search.needs);
    const stretches = [...stretchesFor(place, furnishing, search, place.hours.wished)];
    return { place, furnishing, starts: startsOf(place, search), stretches, shortest: place.shortestMinutes * minute };
  });
  const length = search.minutes * minute;
  const moves = firstOf(spaces.flatMap((first) => spaces.map((second) => () => oneAfterTheOther(first, second, length))));
  const twice = firstOf(spaces.map((space) => () => atTwoTimes(space, length)));
  return [...moves, ...twice].map((parts) => ({ kind: 'split', parts }));
}

/** What the first of these tries that come to something come to. */
function firstOf<T>(tries: readonly (() => T[])[]): T[] {
  const found: T[] = [];
  for (const attempt of tries) {
    found.push(...attempt());
    if (found.length >= mostOfAKind) break;
  }
  return found.slice(0, mostOfAKind);
}

function oneAfterTheOther(first: Free, second: Free, length: number): Part[][] {
  if (first === second || first.place.floor.some((cell) => second.place.floor.includes(cell))) return [];
  // What is carried to both might be wanted in both at once.
  if (first.furnishing.carried.length > 0 && second.furnishing.carried.length > 0) return [];
  for (const stretch of first.stretches) {
    const start = firstStart(stretch, first.shortest, first.starts);
    if (start === undefined) continue;
    const next = second.stretches.find(({ from, until }) => from < stretch.until && until >= start + length);
    const change = next && changeover(start, stretch, next, length, first, second);
    if (change === undefined) continue;
    return [[{ place: first.place, from: start, until: change }, { place: second.place, from: change, until: start + length }]];
  }
  return [];
}

// As late as the first space can be had, so that most of it is in one place.
function changeover(start: number, stretch: Stretch, next: Stretch, length: number, first: Free, second: Free): number | undefined {
  const latest = Math.min(stretch.until, start + length - second.shortest, start + first.place.longestMinutes * minute);
  const earliest = Math.max(start + first.shortest, next.from, start + length - second.place.longestMinutes * minute);
  if (earliest > latest) return undefined;
  const step = (second.starts.gridMinutes ?? 5) * minute;
  const onGrid = (at: number) => firstStart({ from: at, until: next.until }, start + length - at, second.starts) === at;
  for (let at = Math.floor((latest - earliest) / step); at >= 0; at--) {
    const from = firstStart({ from: earliest + at * step, until: next.until }, second.shortest, second.starts);
    if (from !== undefined && from <= latest && onGrid(from)) return from;
  }
  return undefined;
}

function atTwoTimes({ place, furnishing, starts, stretches, shortest }: Free, length: number): Part[][] {
  const longest = Math.min(length - shortest, place.longestMinutes * minute);
  if (longest < shortest) return [];
  const pieces = stretches.flatMap(({ from, until }) => {
    const start = firstStart({ from, until }, shortest, starts);
    return start === undefined ? [] : [{ from: start, until: start + whole(Math.min(until - start, longest)) }];
  });
  for (const [index, one] of pieces.entries()) {
    for (const other of pieces.slice(index + 1)) {
      const rest = Math.max(shortest, length - (one.until - one.from));
      const parts = [{ ...one, until: one.from + length - rest }, { from: other.from, until: other.from + rest }] as const;
      const fits = rest <= other.until - other.from && parts[0].until - parts[0].from >= shortest;
      if (fits && !overlap(occupied(parts[0], furnishing), occupied(parts[1], furnishing))) return [parts.map((part) => ({ ...part, place }))];
    }
  }
  return [];
}

const whole = (length: number) => Math.floor(length / minute) * minute;
