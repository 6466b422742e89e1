/** What begins on the same day, the days in their order. */
export interface Day<T> {
  date: string;
  of: T[];
}

/** @param dateOf the calendar day of a time, where it happens */
export function byDay<T extends { start: string }>(items: T[], dateOf: (start: string) => string): Day<T>[] {
  const days = new Map<string, T[]>();
  for (const item of items.toSorted((one, other) => Date.parse(one.start) - Date.parse(other.start))) {
    const date = dateOf(item.start);
    days.set(date, [...(days.get(date) ?? []), item]);
  }
  return Array.from(days, ([date, of]) => ({ date, of }));
}
