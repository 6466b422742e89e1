import { useInfiniteQuery } from '@tanstack/react-query';
import { byPages, from } from '@/api/all-pages';
import { client } from '@/api/client';

const path = '/api/v1/messages';
const limit = 30;

/** What somebody has been told, page by page, the newest first. */
export const useInbox = (onlyUnread: boolean) =>
  useInfiniteQuery({
    ...byPages,
    queryKey: ['get', path, 'pages', onlyUnread],
    queryFn: async ({ pageParam, signal }) => {
      const { data, error } = await client.GET(path, { params: { query: { limit, ...(onlyUnread && { isUnread: true }), ...from(pageParam) } }, signal });
      if (!data) throw error;
      return data;
    },
  });
