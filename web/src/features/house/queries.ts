import { api } from '@/api/client';
import { daysLater, firstDay } from './days';

export const sitesQuery = api.queryOptions('get', '/api/v1/sites');
export const spacesQuery = (siteId: string) => api.queryOptions('get', '/api/v1/spaces', { params: { query: { siteId } } });

export interface Shown {
  siteId: string;
  day: string;
  isWeek: boolean;
}

export const boardQuery = ({ siteId, day, isWeek }: Shown) =>
  api.queryOptions('get', '/api/v1/sites/{siteId}/board', { params: { path: { siteId }, query: { from: firstDay(day, isWeek), days: isWeek ? 7 : 1 } } });

/** Maintenance of the days around, since the days of a site are not those of UTC. */
export const maintenanceQuery = ({ siteId, day, isWeek }: Shown) => {
  const from = firstDay(day, isWeek);
  return api.queryOptions('get', '/api/v1/maintenance', {
    params: { query: { siteId, from: `${daysLater(from, -1)}T00:00:00Z`, to: `${daysLater(from, isWeek ? 9 : 3)}T00:00:00Z`, limit: 100 } },
  });
};

export const bookingQuery = (bookingId: string) => api.queryOptions('get', '/api/v1/bookings/{bookingId}', { params: { path: { bookingId } } });
