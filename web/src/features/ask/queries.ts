import { api } from '@/api/client';
import type { Accessibility } from '@/design/spaces/space-words';
import type { Wish } from './form';

export const sitesQuery = api.queryOptions('get', '/api/v1/sites');
export const spacesQuery = api.queryOptions('get', '/api/v1/spaces');
export const draftsQuery = api.queryOptions('get', '/api/v1/drafts');
export const meQuery = api.queryOptions('get', '/api/v1/me');
export const privilegesQuery = api.queryOptions('get', '/api/v1/privileges');
export const quotasQuery = api.queryOptions('get', '/api/v1/quotas/mine');

const ofSite = (siteId: string) => ({ params: { path: { siteId } } });
export const poolsQuery = (siteId: string) => api.queryOptions('get', '/api/v1/sites/{siteId}/pools', ofSite(siteId));
export const servicesQuery = (siteId: string) => api.queryOptions('get', '/api/v1/sites/{siteId}/services', ofSite(siteId));
export const termsQuery = (siteId: string) => api.queryOptions('get', '/api/v1/sites/{siteId}/terms', ofSite(siteId));

export const freePoolsQuery = (siteId: string, from: string, to: string) =>
  api.queryOptions('get', '/api/v1/sites/{siteId}/pools/free', { params: { path: { siteId }, query: { from, to } } });

/** What stands in the way of a wish, if anything; it stores nothing. */
export const explanationQuery = (spaceId: string, wish: Wish & { accessibility?: Accessibility[]; holdId?: string }) =>
  api.queryOptions('post', '/api/v1/spaces/{spaceId}/explanation', { params: { path: { spaceId } }, body: wish });
