import {
  approveBooking, cancelBooking, declineBooking, defineSite, getBooking, listBookings, listBookingStates, listPrivileges,
  listSites, listSpaces, moveBooking, requestBooking, withdrawBooking,
} from '#contracts';
import { bookingPageWithApplicants, bookingWithApplicant, WithPeople } from './with-people.js';
import { route } from './route.js';

const bookings = { tag: 'Bookings' };
const sites = { tag: 'Sites and spaces' };

// What the broker carries at once is a mebibyte.
const asMuchAsTwoHundredSpaces = 768 * 1024;

export const bookingRoutes = [
  route('GET', '/sites', listSites, sites),
  route('PUT', '/sites/{slug}', defineSite, { ...sites, mostBytes: asMuchAsTwoHundredSpaces }),
  route('GET', '/spaces', listSpaces, sites),

  route('GET', '/bookings', listBookings, { ...bookings, answeredBy: WithPeople, reply: bookingPageWithApplicants }),
  route('POST', '/bookings', requestBooking, { ...bookings, created: '/bookings/{id}' }),
  route('GET', '/bookings/{bookingId}', getBooking, { ...bookings, answeredBy: WithPeople, reply: bookingWithApplicant }),
  route('POST', '/bookings/{bookingId}/approval', approveBooking, bookings),
  route('POST', '/bookings/{bookingId}/decline', declineBooking, bookings),
  route('POST', '/bookings/{bookingId}/withdrawal', withdrawBooking, bookings),
  route('POST', '/bookings/{bookingId}/move', moveBooking, bookings),
  route('POST', '/bookings/{bookingId}/cancellation', cancelBooking, bookings),
  route('GET', '/privileges', listPrivileges, bookings),
  route('GET', '/booking-states', listBookingStates, bookings),
];
