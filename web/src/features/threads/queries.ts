import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';

export type ThreadPage = components['schemas']['ThreadWithAuthors'];
export type ThreadMessage = ThreadPage['items'][number];

/** The messages of a case, page by page, the oldest first. */
export const useThread = (caseId: string) =>
  api.useInfiniteQuery('get', '/api/v1/cases/{caseId}/messages', { params: { path: { caseId }, query: { limit: 100 } } }, {
    pageParamName: 'after', initialPageParam: undefined as string | undefined, getNextPageParam: ({ next }: ThreadPage) => next ?? undefined,
  });
