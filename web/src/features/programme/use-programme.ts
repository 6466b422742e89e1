import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Filter } from './filter';
import { filteredQuery } from './queries';

/** What is on by a filter, a page at a time; what was shown stays while another filter is asked about. */
export function useProgramme(filter: Filter, today: string) {
  const key = JSON.stringify(filter);
  const [further, setFurther] = useState<{ key: string; after: string[] }>({ key, after: [] });
  const first = useQuery({ ...filteredQuery(filter, today), placeholderData: keepPreviousData });
  const after = further.key === key ? further.after : [];
  const rest = useQueries({ queries: after.map((each) => filteredQuery(filter, today, each)) });
  const pages = [first, ...rest].flatMap(({ data }) => data ?? []);
  const next = pages.length === after.length + 1 ? pages.at(-1)!.next : null;
  return {
    first,
    items: pages.flatMap(({ items }) => items),
    more: next === null ? undefined : () => setFurther({ key, after: [...after, next] }),
  };
}
