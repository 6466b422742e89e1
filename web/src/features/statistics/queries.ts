import { keepPreviousData } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';
import type { Language } from '@/words/language';
import type { Range } from './search';

export type Statistics = components['schemas']['Statistics'];
export type Site = components['schemas']['Site'];
export type Space = components['schemas']['Space'];

export const sitesQuery = api.queryOptions('get', '/api/v1/sites');
export const spacesQuery = (siteId: string) => api.queryOptions('get', '/api/v1/spaces', { params: { query: { siteId } } });

/** What is counted. */
export interface Counted extends Range {
  siteId: string;
  spaceId?: string;
}

export const statisticsQuery = ({ siteId, ...query }: Counted) => ({
  ...api.queryOptions('get', '/api/v1/sites/{siteId}/statistics', { params: { path: { siteId }, query } }),
  placeholderData: keepPreviousData,
});

export type Table = 'space' | 'hour' | 'weekday' | 'month' | 'organisation' | 'requests';

/** Where the same table is, for spreadsheets. */
export function fileOf({ siteId, spaceId, from, to }: Counted, by: Table, language: Language): string {
  const query = new URLSearchParams({ from, to, by, language, ...(spaceId && { spaceId }) });
  return `/api/v1/sites/${siteId}/statistics.csv?${query.toString()}`;
}
