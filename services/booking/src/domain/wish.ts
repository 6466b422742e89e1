import type { Interval } from './interval.js';

export interface Pooled {
  poolId: string;
  amount: number;
}

/** What somebody needs of a space, whenever it is. */
export interface Needs {
  people: number;
  /** Null is however the people fit in. */
  layout: string | null;
  equipment: readonly string[];
  accessibility: readonly string[];
  pooled: readonly Pooled[];
  serviceIds: readonly string[];
}

export interface Wish extends Interval, Needs {}

export interface Layout {
  kind: string;
  capacity: number;
  setupMinutes: number;
  clearupMinutes: number;
}

/** What the house has some of. */
export interface Pool {
  id: string;
  name: { sv: string; en: string };
  /** The kind of equipment that one of them serves as. */
  equipment: string | null;
  amount: number;
}

/** What people do for a booking. */
export interface SiteService {
  id: string;
  name: { sv: string; en: string };
  leadMinutes: number;
  /** How long before opening a booking with it may begin. */
  opensEarlierMinutes: number;
}

/** A space with what its site can add to it. */
export interface Room {
  capacity: number;
  equipment: readonly string[];
  accessibility: readonly string[];
  /** In the order in which they are set up when nobody says otherwise. */
  layouts: readonly Layout[];
  pools: readonly Pool[];
  services: readonly SiteService[];
}

/** The layout in which the people fit: the one asked for, or the first that will do. Undefined where the space has none that does. */
export const layoutFor = ({ layouts }: Room, { layout, people }: Pick<Needs, 'layout' | 'people'>): Layout | undefined =>
  layouts.find(({ kind, capacity }) => (layout === null || kind === layout) && capacity >= people);

/** Things to be carried to the space: what is asked of pools, and one of a pool for each equipment that the space lacks. */
export function carried(room: Room, { equipment, pooled }: Pick<Needs, 'equipment' | 'pooled'>): Pooled[] {
  // As nearly always, and nothing needs to be counted.
  if (pooled.length === 0 && equipment.every((kind) => room.equipment.includes(kind))) return [];
  const amounts = new Map<string, number>();
  const add = (poolId: string, amount: number) => amounts.set(poolId, (amounts.get(poolId) ?? 0) + amount);
  for (const { poolId, amount } of pooled) add(poolId, amount);
  for (const kind of new Set(equipment)) {
    const pool = room.equipment.includes(kind) ? undefined : poolOf(room, kind);
    if (pool) add(pool.id, 1);
  }
  return [...amounts].map(([poolId, amount]) => ({ poolId, amount }));
}

/** What a booking needs of a room: what the room lacks of equipment is among what it takes of pools, and not needed twice. */
export const needsOf = <B extends Omit<Needs, 'accessibility'>>(booking: B, room: Room): B & Needs => ({
  ...booking,
  equipment: booking.equipment.filter((kind) => !poolOf(room, kind)),
  accessibility: [],
});

export const poolOf = ({ pools }: Room, kind: string): Pool | undefined => pools.find(({ equipment }) => equipment === kind);

export const servicesOf = ({ services }: Room, { serviceIds }: Pick<Needs, 'serviceIds'>): SiteService[] =>
  services.filter(({ id }) => serviceIds.includes(id));
