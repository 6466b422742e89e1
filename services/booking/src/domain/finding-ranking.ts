export interface Ranked {
  spaceId: string;
  /** How many it holds as it will be furnished, and how many come. */
  capacity: number;
  people: number;
  /** Whether it stands as it will be furnished, when nobody has said how. */
  isAsItStands: boolean;
  /** How many things must be carried there. */
  carriedCount: number;
  /** Whether somebody has to decide first. */
  waits: boolean;
  /** The first start. */
  start: number;
}

/**
 * As a person at the desk would put them: what fits best before what has many seats to spare, what stands ready before what must be
 * furnished, what has the equipment before what it must be carried to, what is given at once before what must be waited for; then
 * what is free first.
 */
export const rank = (one: Ranked, other: Ranked): number =>
  spareness(one) - spareness(other) ||
  Number(other.isAsItStands) - Number(one.isAsItStands) ||
  one.carriedCount - other.carriedCount ||
  Number(one.waits) - Number(other.waits) ||
  one.start - other.start ||
  one.capacity - other.capacity ||
  (one.spaceId < other.spaceId ? -1 : 1);

// A few seats more or less make no difference to anybody: a quarter empty, half of it, three quarters, more.
function spareness({ capacity, people }: Ranked): number {
  const empty = (capacity - people) / capacity;
  return Math.min(3, Math.floor(empty * 4));
}
