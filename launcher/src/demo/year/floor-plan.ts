import type { Stretch } from './year-house.js';

const dayMs = 86_400_000;

/** What is taken of each cell, so that nothing is planned twice. */
export class FloorPlan {
  private readonly days = new Map<string, Stretch[]>();

  constructor(taken: ReadonlyMap<string, readonly Stretch[]>) {
    for (const [cell, stretches] of taken) for (const stretch of stretches) this.take([cell], stretch);
  }

  isFree(cells: readonly string[], { start, end }: Stretch): boolean {
    return cells.every((cell) => keysOf(cell, { start, end }).every((key) => !this.days.get(key)?.some((other) => other.start < end && other.end > start)));
  }

  take(cells: readonly string[], stretch: Stretch): void {
    for (const key of cells.flatMap((cell) => keysOf(cell, stretch))) this.days.set(key, [...(this.days.get(key) ?? []), stretch]);
  }
}

/** By day, since otherwise all of the year would have to be looked through. */
function keysOf(cell: string, { start, end }: Stretch): string[] {
  const first = Math.floor(start / dayMs);
  return Array.from({ length: Math.floor((end - 1) / dayMs) - first + 1 }, (_, index) => `${cell} ${first + index}`);
}
