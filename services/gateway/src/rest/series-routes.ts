import { approveSeries, cancelSeries, changeSeries, declineSeries, getSeries, previewSeries, requestSeries } from '#contracts';
import { route } from './route.js';

const series = { tag: 'Series' };

export const seriesRoutes = [
  route('POST', '/series', requestSeries, { ...series, created: '/series/{id}' }),
  route('POST', '/series/preview', previewSeries, series),
  route('GET', '/series/{seriesId}', getSeries, series),
  route('POST', '/series/{seriesId}/approval', approveSeries, series),
  route('POST', '/series/{seriesId}/decline', declineSeries, series),
  route('POST', '/bookings/{bookingId}/series/change', changeSeries, series),
  route('POST', '/bookings/{bookingId}/series/cancellation', cancelSeries, series),
];
