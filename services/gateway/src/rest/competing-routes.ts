import { acceptOffer, compareRequests, decideCompeting, declineOffer, listOffers, withdrawOffer } from '#contracts';
import { bulkDecisions } from '../deciding/bulk-decisions.js';
import type { Endpoint } from './endpoint.js';
import { route } from './route.js';

const deciding = { tag: 'Deciding' };

export const competingRoutes: Endpoint[] = [
  route('GET', '/bookings/{bookingId}/competing', compareRequests, deciding),
  route('POST', '/bookings/competing-decisions', decideCompeting, deciding),
  bulkDecisions,
  route('GET', '/offers', listOffers, deciding),
  route('POST', '/offers/{offerId}/acceptance', acceptOffer, deciding),
  route('POST', '/offers/{offerId}/decline', declineOffer, deciding),
  route('POST', '/offers/{offerId}/withdrawal', withdrawOffer, deciding),
];
