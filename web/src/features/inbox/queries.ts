import { keepPreviousData } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { queryOf } from './query';
import type { InboxSearch } from './search';

export type InboxItem = components['schemas']['InboxItemWithPeople'];

export const houseZone = 'Europe/Stockholm';
const rowsAtOnce = 50;

/** The cases of a search, page after page. */
export const useInbox = (search: InboxSearch) =>
  api.useInfiniteQuery(
    'get',
    '/api/v1/inbox',
    { params: { query: { ...queryOf(search, houseZone), limit: rowsAtOnce } } },
    // Null leaves it out; for nothing at all the library would ask for page 0.
    { pageParamName: 'after', initialPageParam: null as string | null, getNextPageParam: ({ next }) => next ?? undefined, placeholderData: keepPreviousData },
  );
