import { hasOwnCalendar } from '../domain/opening-hours.js';
import { openWindows } from '../domain/open-windows.js';
import type { Period, Taken } from '../domain/clock-times.js';
import type { HouseHours } from '../opening/house-hours.js';
import type { PlaceSpace } from './place-spaces.js';

export interface OpenTime {
  /** Each window with how many spaces it is of. */
  windows: Taken[];
  /** In seconds. */
  bySpace: Map<string, number>;
}

/** When the spaces are open by the hours that the house has now: which it had is not kept. One that it no longer has is not. */
export function openTime({ site, spaces: hours }: HouseHours, spaces: readonly PlaceSpace[], { from, to }: Period): OpenTime {
  const inUse = new Set(spaces.filter((space) => space.inUse).map(({ id }) => id));
  const open = hours.filter(({ id }) => inUse.has(id));
  const own = open.filter((space) => hasOwnCalendar(space.own));
  const calendars = new Map([['', { ...site }], ...own.map((space) => [space.id, { ...site, own: space.own }] as const)]);
  const windows = new Map([...openWindows(calendars, from, to)].map(([key, days]) => [key, days.map(inSeconds)]));
  const seconds = new Map([...windows].map(([key, days]) => [key, days.reduce((sum, { start, end }) => sum + end - start, 0)]));
  const following = open.length - own.length;
  return {
    windows: [...windows].flatMap(([key, days]) => days.map((day) => ({ ...day, count: key === '' ? following : 1, people: 0 }))),
    bySpace: new Map(spaces.map(({ id }) => [id, inUse.has(id) ? (seconds.get(id) ?? seconds.get('')!) : 0])),
  };
}

const inSeconds = ({ start, end }: { start: string; end: string }) => ({ start: Date.parse(start) / 1000, end: Date.parse(end) / 1000 });
