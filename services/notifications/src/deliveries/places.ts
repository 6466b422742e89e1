import { categories, treatmentOf, type Category } from '../domain/category.js';

/** How many messages of each category are handed over at once: one that is full leaves the places of the others alone. */
export class Places {
  private readonly taken = new Map<Category, number>();
  private readonly all: Record<Category, number>;

  constructor(connections: number) {
    this.all = placesWith(connections);
  }

  get free(): Partial<Record<Category, number>> {
    const free = categories.map((category) => [category, this.all[category] - (this.taken.get(category) ?? 0)] as const);
    return Object.fromEntries(free.filter(([, places]) => places > 0));
  }

  take(category: Category): void {
    this.taken.set(category, (this.taken.get(category) ?? 0) + 1);
  }

  give(category: Category): void {
    this.taken.set(category, (this.taken.get(category) ?? 0) - 1);
  }
}

const ordinary = categories.filter((category) => category !== 'sign-in');
const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);
const wanted = sum(ordinary.map((category) => treatmentOf[category].lanes));

/**
 * How many places there are with so few connections to a server. A code to sign in never waits for one: three are left to codes, or one
 * where there are hardly enough for every category to have its own. What is left is shared as the lanes are, and each has one at least.
 */
export function placesWith(connections: number): Record<Category, number> {
  const forCodes = Math.min(treatmentOf['sign-in'].lanes, Math.max(1, connections - ordinary.length));
  const share = Math.min(1, (connections - forCodes) / wanted);
  const shared = ordinary.map((category) => [category, Math.max(1, Math.floor(treatmentOf[category].lanes * share))] as const);
  return Object.fromEntries([['sign-in', forCodes], ...shared]) as Record<Category, number>;
}
