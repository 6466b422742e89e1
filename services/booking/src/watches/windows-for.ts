import type { Actor, Instant } from '#kernel';
import type { Queryable } from '#persistence';
import { refusedAnyway } from '../domain/finding-explanation.js';
import type { Place } from '../domain/finding-place.js';
import { bestFirst, offerOf } from '../domain/finding-search.js';
import type { FloorWindow } from '../domain/watches.js';
import { placesOf } from '../finding/places.js';
import { readPlaces } from '../finding/read-places.js';
import { standingFrom } from '../finding/read-standing.js';
import { decidingBy, instant, needsOf, searchOf } from '../finding/searching.js';
import type { WatchRow } from './watch-row.js';

/** What she who watches could ask for now, by the same search that anybody finds with; the best first. */
export async function windowsFor(db: Queryable, watch: WatchRow, now: Instant): Promise<FloorWindow[]> {
  const { personId, organisationId, minutes, asStaff } = watch;
  const needs = needsOf({ ...watch, layout: watch.layout ?? undefined, pooled: [], serviceIds: [] });
  const wish = { from: watch.start.toString(), to: watch.end.toString(), needs, minutes };
  const read = await readPlaces(db, { ...wish, siteIds: watch.siteIds, organisationId, personId, now });
  const standing = standingFrom(read.standing);
  if (!standing.mayActFor) return [];
  const actor: Actor = { id: personId, roles: [asStaff ? 'staff' : 'booker'] };
  const search = searchOf({ actor, organisationId, needs, minutes, now }, standing);
  const possible = placesOf(read, wish).all.filter((place) => isWatched(watch, place) && refusedAnyway(place, search).length === 0);
  const deciding = decidingBy(standing, now, needs.people);
  return bestFirst(possible, search).flatMap((place) => {
    const windows = offerOf(place, search, deciding)?.windows ?? [];
    return windows.map(({ start, until }) => ({ spaceId: place.id, cellIds: place.floor, start: instant(start), end: instant(until) }));
  });
}

const isWatched = ({ siteIds, spaceIds }: WatchRow, { id, siteId }: Place): boolean =>
  siteIds.includes(siteId) && (spaceIds.length === 0 || spaceIds.includes(id));
