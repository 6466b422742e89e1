import { keepPreviousData } from '@tanstack/react-query';
import { api } from '@/api/client';
import { daysLater } from '@/design/timeline/wall-time';
import { timesOf, type Wish } from './search';

const mostOffers = 50;

/** @param siteIds those that are searched; none is all */
export function foundQuery(wish: Wish, siteIds: string[]) {
  const { people, layout, equipment, accessibility, minutes, day } = wish;
  const [dailyFrom, dailyTo] = timesOf(wish);
  const daily = wish.part === 'day' ? {} : { dailyFrom, dailyTo };
  const body = { siteIds, people, layout, equipment, accessibility, pooled: [], serviceIds: [], minutes, from: `${day}T00:00`, to: `${daysLater(day, 1)}T00:00`, ...daily, limit: mostOffers };
  return { ...api.queryOptions('post', '/api/v1/spaces/search', { body }), placeholderData: keepPreviousData };
}

export const boardQuery = (siteId: string, day: string) => ({
  ...api.queryOptions('get', '/api/v1/sites/{siteId}/board', { params: { path: { siteId }, query: { from: day } } }),
  placeholderData: keepPreviousData,
});

const daysAhead = 30;

export const openingQuery = (siteId: string, day: string) =>
  api.queryOptions('get', '/api/v1/sites/{siteId}/opening', { params: { path: { siteId }, query: { from: day, to: daysLater(day, daysAhead) } } });
