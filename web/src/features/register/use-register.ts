import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { registerQuery } from './queries';
import type { Search } from './search';

/** The newest cases of a search, a page at a time; what was shown stays while another search is asked about. */
export function useRegister(search: Search) {
  const key = JSON.stringify(search);
  const [further, setFurther] = useState<{ key: string; after: string[] }>({ key, after: [] });
  const first = useQuery({ ...registerQuery(search), placeholderData: keepPreviousData });
  const after = further.key === key ? further.after : [];
  const rest = useQueries({ queries: after.map((each) => registerQuery(search, each)) });
  const pages = [first, ...rest].flatMap(({ data }) => data ?? []);
  const next = pages.length === after.length + 1 ? pages.at(-1)!.next : null;
  return {
    first,
    items: pages.flatMap(({ items }) => items),
    isMore: next !== null,
    isFetching: first.isFetching || rest.some(({ isFetching }) => isFetching),
    more: () => next !== null && setFurther({ key, after: [...after, next] }),
  };
}
