export interface Place {
  spaceId: string;
  start: string;
  end: string;
}

/** What a search has found, as far as it matters here. */
export interface Found {
  spaceId: string;
  windows: { start: string; end: string; competing: number }[];
}

const mostSuggested = 8;
export const placeKey = ({ spaceId, start, end }: Place): string => `${spaceId} ${Date.parse(start)} ${Date.parse(end)}`;

/**
 * What a request could be given instead, each once: what the house itself suggests first, then what a search has found that
 * nobody else waits for, the nearest in time first. What was asked for is none of it.
 */
export function suggestions(wish: Place, compared: readonly Place[], found: readonly Found[]): Place[] {
  const free = found
    .flatMap(({ spaceId, windows }) => windows.filter(({ competing }) => competing === 0).map(({ start, end }) => ({ spaceId, start, end })))
    .toSorted((one, other) => distance(one, wish) - distance(other, wish));
  const every = new Map([...compared, ...free].map(({ spaceId, start, end }) => [placeKey({ spaceId, start, end }), { spaceId, start, end }]));
  every.delete(placeKey(wish));
  return [...every.values()].slice(0, mostSuggested);
}

const distance = (place: Place, wish: Place) => Math.abs(Date.parse(place.start) - Date.parse(wish.start)) + (place.spaceId === wish.spaceId ? 0 : 1);

const aMinute = 60_000;
const twoDays = 2 * 24 * 60 * aMinute;
const quarter = 15 * aMinute;

/** Until when something may be kept for somebody, unless staff say otherwise: two days, and never longer than until it begins. */
export function deadlineFor(places: readonly Place[], now: number): number {
  const first = Math.min(...places.map(({ start }) => Date.parse(start)));
  return Math.floor(Math.min(now + twoDays, first - quarter) / quarter) * quarter;
}
