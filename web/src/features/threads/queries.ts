import { useInfiniteQuery } from '@tanstack/react-query';
import { byPages, from } from '@/api/all-pages';
import { client } from '@/api/client';
import type { components } from '@/api/schema.gen';

export type ThreadPage = components['schemas']['ThreadWithAuthors'];
export type ThreadMessage = ThreadPage['items'][number];

const path = '/api/v1/cases/{caseId}/messages';
const limit = 100;

/** The messages of a case, page by page, the oldest first. */
export const useThread = (caseId: string) =>
  useInfiniteQuery({
    ...byPages,
    queryKey: ['get', path, caseId],
    queryFn: async ({ pageParam, signal }): Promise<ThreadPage> => {
      const { data, error } = await client.GET(path, { params: { path: { caseId }, query: { limit, ...from(pageParam) } }, signal });
      if (!data) throw error;
      return data;
    },
  });
