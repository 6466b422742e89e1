import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';

export type Site = components['schemas']['Site'];
export type Space = components['schemas']['Space'];
export type Found = components['schemas']['SpaceSearch'];
export type Offer = components['schemas']['SpaceOffer'];
export type NotOffered = components['schemas']['SpaceNotOffered'];
export type Alternative = components['schemas']['SpaceAlternative'];

export const sitesQuery = api.queryOptions('get', '/api/v1/sites');
export const spacesQuery = api.queryOptions('get', '/api/v1/spaces');
export const watchesQuery = api.queryOptions('get', '/api/v1/watches');
