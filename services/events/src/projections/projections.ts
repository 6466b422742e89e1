import { snapshotBookings, snapshotSites } from '#contracts';
import { projection } from '#messaging';
import { storeBooking } from './store-booking.js';
import { storeSite } from './store-site.js';

/** What is kept of booking's, and can be rebuilt from what booking has. */
export const projections = [
  projection({ name: 'sites', table: 'sites', snapshot: snapshotSites, store: storeSite }),
  projection({ name: 'bookings', table: 'bookings', snapshot: snapshotBookings, store: storeBooking }),
];
