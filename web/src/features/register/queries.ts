import { api } from '@/api/client';
import { querySent, type Search } from './search';

export const house = 'Europe/Stockholm';

export const registerQuery = (search: Search, after?: string) =>
  api.queryOptions('get', '/api/v1/register', { params: { query: { ...querySent(search, house), ...(after && { after }) } } });

export const caseQuery = (number: string) => api.queryOptions('get', '/api/v1/register/{number}', { params: { path: { number } } });

export const spacesQuery = api.queryOptions('get', '/api/v1/spaces');

/** A diary number as it stands in an address. */
export const inAddress = (number: string): string => number.replace(' ', '-');
