import type { components } from '@/api/schema.gen';

type BoardSpace = components['schemas']['BoardSpace'];

/** @returns the spaces that are open and not taken at that time, with until when, the longest first; undefined where nothing is open */
export function freeAt(spaces: BoardSpace[], at: number): { spaceId: string; until: string }[] | undefined {
  const open = spaces.flatMap((space) => {
    const hours = space.open.find(({ opens, closes }) => Date.parse(opens) <= at && at < Date.parse(closes));
    return hours ? [{ space, closes: hours.closes }] : [];
  });
  if (open.length === 0) return undefined;
  return open
    .filter(({ space }) => !space.taken?.some((taken) => Date.parse(taken.start) <= at && at < Date.parse(taken.end)))
    .map(({ space, closes }) => ({
      spaceId: space.spaceId,
      until: (space.taken ?? []).map(({ start }) => start).filter((start) => Date.parse(start) > at && start < closes).toSorted()[0] ?? closes,
    }))
    .toSorted((one, other) => Date.parse(other.until) - Date.parse(one.until));
}
