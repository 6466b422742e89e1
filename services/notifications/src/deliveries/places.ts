import { categories, treatmentOf, type Category } from '../domain/category.js';

/** How many messages of each category are handed over at once: one that is full leaves the places of the others alone. */
export class Places {
  private readonly taken = new Map<Category, number>();

  get free(): Partial<Record<Category, number>> {
    const free = categories.map((category) => [category, treatmentOf[category].lanes - (this.taken.get(category) ?? 0)] as const);
    return Object.fromEntries(free.filter(([, places]) => places > 0));
  }

  take(category: Category): void {
    this.taken.set(category, (this.taken.get(category) ?? 0) + 1);
  }

  give(category: Category): void {
    this.taken.set(category, (this.taken.get(category) ?? 0) - 1);
  }
}
