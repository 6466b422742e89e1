import { api, client } from '@/api/client';
import { querySent, type Filter } from './filter';

/** Everything that is on; the gateway brings it along with the page. */
export const programmeQuery = api.queryOptions('get', '/api/v1/programme');

/** What is left of it by a filter; without one, what came along. */
export const filteredQuery = (filter: Filter, today: string, after?: string) => {
  const query = { ...querySent(filter, today), ...(after && { after }) };
  return Object.keys(query).length === 0 ? programmeQuery : api.queryOptions('get', '/api/v1/programme', { params: { query } });
};

export const eventQuery = (slug: string) => {
  const init = { params: { path: { slug } } };
  return {
    ...api.queryOptions('get', '/api/v1/programme/{slug}', init),
    // A seat that has just been taken is not told of by what the browser has kept.
    queryFn: async ({ signal }: { signal: AbortSignal }) => {
      const { data, error } = await client.GET('/api/v1/programme/{slug}', { ...init, signal, cache: 'no-cache' });
      if (!data) throw error;
      return data;
    },
  };
};

export const mineQuery = api.queryOptions('get', '/api/v1/me');
