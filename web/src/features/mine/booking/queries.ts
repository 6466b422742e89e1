import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';

export type Booking = components['schemas']['BookingWithHistoryAndApplicant'];
export type Space = components['schemas']['Space'];
export type Scope = 'one' | 'following' | 'all';

export const useBooking = (bookingId: string) => api.useQuery('get', '/api/v1/bookings/{bookingId}', { params: { path: { bookingId } } });
export const useSpaces = (): Space[] => api.useQuery('get', '/api/v1/spaces').data?.spaces ?? [];
export const useSite = (siteId: string) => api.useQuery('get', '/api/v1/sites').data?.sites.find(({ id }) => id === siteId);
export const useSeries = (seriesId: string | null) =>
  api.useQuery('get', '/api/v1/series/{seriesId}', { params: { path: { seriesId: seriesId ?? '' } } }, { enabled: seriesId !== null }).data;

/** What a change of a booking may be seen in. */
export const shownIn = ['bookings', 'booking-changes', 'series', 'offers', 'me', 'threads'];

export const version = (of: number) => ({ 'If-Match': `"${of}"` });
