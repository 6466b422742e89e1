export interface Page<T> {
  items: T[];
  next: string | null;
}

/** The rows of a list, page after page, and whether those are all. @returns undefined where a page does not come */
export async function everyPage<T>(
  ask: (from: { after?: string; limit: number }) => Promise<Page<T> | null>,
  mostPages: number,
): Promise<{ items: T[]; isWhole: boolean } | undefined> {
  const items: T[] = [];
  let after: string | null = null;
  for (let asked = 0; asked < mostPages; asked++) {
    const page: Page<T> | null = await ask({ limit: 100, ...(after !== null && { after }) });
    if (!page) return undefined;
    items.push(...page.items);
    if (page.next === null) return { items, isWhole: true };
    after = page.next;
  }
  return { items, isWhole: false };
}
