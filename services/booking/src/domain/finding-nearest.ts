import { furnishingOf, startsOf, stretchesFor, windowsIn, type Place, type Search } from './finding-place.js';
import { firstStart } from './finding-starts.js';
import { minute, type Stretch } from './finding-stretches.js';
import { placeRefusals } from './place-rules.js';
import { poolOf, type Needs, type Pooled, type Room } from './wish.js';

export type ChangeOfWish = 'time' | 'minutes' | 'people' | 'layout' | 'equipment' | 'pooled' | 'services';

/** A wish that can be had. */
export interface Nearest extends Stretch {
  changes: ChangeOfWish[];
  needs: Needs;
}

/** What comes nearest to the wish in this space, at a time that it can be had; undefined where nothing does as far as is known. */
export function nearestIn(place: Place, search: Search): Nearest | undefined {
  const fitting = fitted(search.needs, place);
  const minutes = Math.min(Math.max(search.minutes, place.shortestMinutes), place.longestMinutes);
  // What nobody can do without cannot be changed, nor who asks.
  if (placeRefusals(fitting, place, search.asker).length > 0) return undefined;
  const changes = changed(search, fitting, minutes);
  const changedSearch = { ...search, needs: fitting, minutes };
  const there = earliest(place, changedSearch, place.hours.wished);
  if (there) return { ...there, changes, needs: fitting };
  const later = earliest(place, changedSearch, place.hours.later);
  if (later) return { ...later, changes: ['time', ...changes], needs: fitting };
  const shorter = longestIn(place, changedSearch);
  return shorter && { ...shorter, changes: [...changes.filter((change) => change !== 'minutes'), 'minutes'], needs: fitting };
}

function earliest(place: Place, search: Search, hours: readonly Stretch[]): Stretch | undefined {
  const stretches = stretchesFor(place, furnishingOf(place, search.needs), search, hours);
  const [window] = windowsIn(stretches, search.minutes, startsOf(place, search), 1);
  return window && { from: window.start, until: window.end };
}

/** The longest that can be had within the time that is wished, in whole minutes. */
export function longestIn(place: Place, search: Search): Stretch | undefined {
  const starts = startsOf(place, search);
  let longest: Stretch | undefined;
  for (const stretch of stretchesFor(place, furnishingOf(place, search.needs), search, place.hours.wished)) {
    const from = firstStart(stretch, place.shortestMinutes * minute, starts);
    if (from === undefined) continue;
    const length = Math.min(Math.floor((stretch.until - from) / minute), search.minutes, place.longestMinutes) * minute;
    if (length > (longest ? longest.until - longest.from : 0)) longest = { from, until: from + length };
  }
  return longest;
}

/** The needs with as little changed as lets the space meet them: another layout rather than fewer people. */
export function fitted(needs: Needs, room: Room): Needs {
  const { layouts, capacity } = room;
  const inLayout = layouts.filter(({ kind }) => needs.layout === null || kind === needs.layout);
  const suits = inLayout.some((one) => one.capacity >= needs.people) || (layouts.length === 0 && needs.layout === null);
  const layout = suits ? needs.layout : null;
  const most = layouts.length === 0 ? capacity : Math.max(...layouts.map((one) => one.capacity));
  return {
    ...needs,
    layout,
    people: Math.min(needs.people, most),
    equipment: needs.equipment.filter((kind) => room.equipment.includes(kind) || (poolOf(room, kind)?.amount ?? 0) > 0),
    pooled: inStore(needs.pooled, room),
    serviceIds: needs.serviceIds.filter((serviceId) => room.services.some(({ id }) => id === serviceId)),
  };
}

const inStore = (pooled: readonly Pooled[], { pools }: Room): Pooled[] =>
  pooled.flatMap(({ poolId, amount }) => {
    const there = Math.min(amount, pools.find(({ id }) => id === poolId)?.amount ?? 0);
    return there > 0 ? [{ poolId, amount: there }] : [];
  });

const amount = ({ pooled }: Needs) => pooled.reduce((sum, one) => sum + one.amount, 0);

function changed({ needs, minutes }: Search, fitting: Needs, fittingMinutes: number): ChangeOfWish[] {
  const all: [ChangeOfWish, boolean][] = [
    ['minutes', fittingMinutes !== minutes],
    ['people', fitting.people !== needs.people],
    ['layout', fitting.layout !== needs.layout],
    ['equipment', fitting.equipment.length !== needs.equipment.length],
    ['pooled', amount(fitting) !== amount(needs)],
    ['services', fitting.serviceIds.length !== needs.serviceIds.length],
  ];
  return all.filter(([, is]) => is).map(([change]) => change);
}
