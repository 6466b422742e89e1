import { explain, refusedAnyway, type Explanation } from './finding-explanation.js';
import { isKnown } from './finding-known.js';
import { nearestIn, type Nearest } from './finding-nearest.js';
import { furnishingOf, occupied, startsOf, stretchesFor, windowsIn, type Furnishing, type Place, type Search, type Window } from './finding-place.js';
import { rank, type Ranked } from './finding-ranking.js';
import type { Refusal } from './refusal.js';
import { minute, overlap, type Stretch } from './finding-stretches.js';

/** How a wish would be decided. */
export type Approval = 'automatic' | 'agreement' | 'staff';

export interface Offer {
  place: Place;
  furnishing: Furnishing;
  approval: Approval;
  windows: Window[];
}

export interface NotOffered extends Explanation {
  place: Place;
  nearest: Nearest | undefined;
}

export interface Found {
  /** The best first. */
  offers: Offer[];
  /** What has least in the way first. */
  notOffered: NotOffered[];
  /** Too little is known of what is taken in these to say anything of them. */
  doubtful: Place[];
}

/** How a wish at this time would be decided, for whoever asks. */
export type Deciding = (place: Place, time: Stretch) => Approval;

const mostWindows = 5;

/**
 * Every one of the places is offered, or it is said why not.
 * @param wished the times that are wished, by the clocks of the place
 */
export function find(places: readonly Place[], search: Search, wished: (place: Place) => readonly Stretch[], deciding: Deciding): Found {
  const offers: Offer[] = [];
  const notOffered: NotOffered[] = [];
  const doubtful: Place[] = [];
  for (const place of places) {
    const anyway = refusedAnyway(place, search);
    const offer = anyway.length > 0 ? undefined : offerOf(place, search, deciding);
    const explained = offer ? undefined : explanationOf(place, search, wished(place), anyway);
    if (!isKnown(place, offer?.windows ?? timesOf(explained!, search))) doubtful.push(place);
    else if (offer) offers.push(offer);
    else notOffered.push(explained!);
  }
  return inOrder({ offers, notOffered, doubtful }, search);
}

/** What was found where there was no doubt, and what is known now of the other places. */
export const foundInAll = (found: Found, now: Found, search: Search): Found =>
  inOrder({ offers: [...found.offers, ...now.offers], notOffered: [...found.notOffered, ...now.notOffered], doubtful: now.doubtful }, search);

const inOrder = ({ offers, notOffered, doubtful }: Found, search: Search): Found => ({
  offers: ranked(offers, search),
  notOffered: notOffered.toSorted((one, other) => one.refusals.length - other.refusals.length),
  doubtful,
});

const explanationOf = (place: Place, search: Search, wished: readonly Stretch[], anyway: readonly Refusal[]): NotOffered => ({
  place,
  ...explain(place, search, wished, anyway),
  nearest: nearestIn(place, search),
});

const timesOf = ({ at, nearest }: NotOffered, { minutes }: Search): Stretch[] => [{ from: at, until: at + minutes * minute }, ...(nearest ? [nearest] : [])];

export function offerOf(place: Place, search: Search, deciding: Deciding): Offer | undefined {
  const furnishing = furnishingOf(place, search.needs);
  const stretches = stretchesFor(place, furnishing, search, place.hours.wished);
  const windows = windowsIn(stretches, search.minutes, startsOf(place, search), mostWindows);
  const [first] = windows;
  if (!first) return undefined;
  return { place, furnishing, windows, approval: deciding(place, { from: first.start, until: first.end }) };
}

/** How many wait for an answer about this time. */
export const competing = ({ waiting }: Place, time: Stretch, furnishing: Furnishing): number => {
  const floor = occupied(time, furnishing);
  return waiting.filter((other) => overlap(other, floor)).length;
};

export const capacityOf = ({ capacity }: Place, { layout }: Furnishing): number => layout?.capacity ?? capacity;

function ranked(offers: readonly Offer[], search: Search): Offer[] {
  const known = offers.map((offer) => ({ offer, ...rankedOf(offer, offer.windows[0]!.start, search) }));
  return known.toSorted(rank).map(({ offer }) => offer);
}

/** Places in the same order, whenever they are free. */
export const bestFirst = (places: readonly Place[], search: Search): Place[] =>
  places
    .map((place) => ({ place, ...rankedOf({ place, furnishing: furnishingOf(place, search.needs), approval: byRules(place, search) }, 0, search) }))
    .toSorted(rank)
    .map(({ place }) => place);

const byRules = ({ approval, approvalRules }: Place, { needs }: Search): Approval =>
  approval === 'automatic' && needs.people <= (approvalRules?.peopleOver ?? needs.people) ? 'automatic' : 'staff';

const rankedOf = ({ place, furnishing, approval }: Omit<Offer, 'windows'>, start: number, { needs }: Search): Ranked => ({
  spaceId: place.id,
  capacity: capacityOf(place, furnishing),
  people: needs.people,
  isAsItStands: needs.layout !== null || furnishing.layout === place.layouts[0],
  carriedCount: furnishing.carried.reduce((sum, { amount }) => sum + amount, 0),
  waits: approval === 'staff',
  start,
});
