import { lanesOf } from './lanes';
import type { Board, BoardSpace, Site, Space } from './types';

export type HouseRow = { kind: 'floor'; key: string; name: Site['name'] | null } | { kind: 'space'; key: string; space: BoardSpace; info: Space | undefined };

/** The spaces of the board below the names of their floors, from the lowest up. */
export function rowsOf(board: Board, site: Site, spaces: readonly Space[]): HouseRow[] {
  const infos = new Map(spaces.map((space) => [space.id, space]));
  let floor: string | null | undefined;
  return board.spaces.flatMap((space): HouseRow[] => {
    const row: HouseRow = { kind: 'space', key: space.spaceId, space, info: infos.get(space.spaceId) };
    if (space.floor === floor) return [row];
    floor = space.floor;
    return [{ kind: 'floor', key: `floor ${floor}`, name: site.floors.find(({ slug }) => slug === floor)?.name ?? null }, row];
  });
}

const floorHeight = 36;
export const laneHeight = 48;
const padding = 8;

export const heightOf = (row: HouseRow): number => (row.kind === 'floor' ? floorHeight : lanesOf(row.space).count * laneHeight + padding);

/** How long a step in a space is when something is moved there. */
export const stepMs = (info: Space | undefined): number => (info?.rules.gridMinutes ?? 15) * 60_000;
