import { api } from '@/api/client';

export const programmeQuery = api.queryOptions('get', '/api/v1/programme');
export const sitesQuery = api.queryOptions('get', '/api/v1/sites');
export const spacesQuery = api.queryOptions('get', '/api/v1/spaces');
