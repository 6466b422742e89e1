/** A list as the interface gives it, page by page. */
export interface ListPage {
  next: string | null;
}

/** How TanStack Query goes from one page to the next: after where the last one ended, until there is no more. */
export const byPages = {
  initialPageParam: null as string | null,
  getNextPageParam: ({ next }: ListPage): string | null => next,
};

/** The part of a query that says which page. */
export const from = (after: string | null): { after?: string } => (after === null ? {} : { after });
