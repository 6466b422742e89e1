import { api, client } from '@/api/client';
import type { components } from '@/api/schema.gen';

const aMinute = 60_000;
const mostPerPage = 100;

export const sitesQuery = api.queryOptions('get', '/api/v1/sites');
export const keysQuery = api.queryOptions('get', '/api/v1/pass-keys');

/** Who is or was expected today. Live changes come by themselves; who has no such line reads it again each minute. */
export const visitsQuery = (siteId: string, search?: string) => ({
  ...api.queryOptions('get', '/api/v1/visits', { params: { query: { siteId, limit: mostPerPage, ...(search && { search }) } } }),
  refetchInterval: aMinute,
});

/** Everybody who is inside: a list that says who is in the house must not end at its first page. */
export const insideQuery = (siteId: string) => ({
  queryKey: ['get', '/api/v1/sites/{siteId}/inside', { siteId, pages: 'all' }],
  queryFn: () => allInside(siteId),
  refetchInterval: aMinute,
});

async function allInside(siteId: string): Promise<components['schemas']['VisitWithHost'][]> {
  const all: components['schemas']['VisitWithHost'][] = [];
  for (let after: string | undefined; ; ) {
    const { data, error } = await client.GET('/api/v1/sites/{siteId}/inside', { params: { path: { siteId }, query: { limit: mostPerPage, ...(after && { after }) } } });
    if (!data) throw error;
    all.push(...data.items);
    if (data.next === null) return all;
    after = data.next;
  }
}

export const occupancyQuery = (siteId: string) => ({
  ...api.queryOptions('get', '/api/v1/occupancy', { params: { query: { siteId } } }),
  refetchInterval: aMinute,
});
