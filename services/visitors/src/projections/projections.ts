import { snapshotBookings, snapshotPeople, snapshotSites } from '#contracts';
import { projection } from '#messaging';
import { storeBooking } from './store-booking.js';
import { storePerson } from './store-person.js';
import { storeSite } from './store-site.js';

/** What is kept of booking and partners, and can be rebuilt from what they have. */
export const projections = [
  projection({ name: 'sites', table: 'sites', snapshot: snapshotSites, store: storeSite }),
  projection({ name: 'bookings', table: 'bookings', snapshot: snapshotBookings, store: storeBooking }),
  projection({ name: 'people', table: 'people', snapshot: snapshotPeople, store: storePerson }),
];
