import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';

export type Site = components['schemas']['Site'];
export type Space = components['schemas']['Space'];

export const sitesQuery = api.queryOptions('get', '/api/v1/sites');
export const spacesQuery = api.queryOptions('get', '/api/v1/spaces');
