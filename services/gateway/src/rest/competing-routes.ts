import { acceptOffer, compareRequests, decideCompeting, declineOffer, listOffers, withdrawOffer } from '#contracts';
import { route } from './route.js';

const deciding = { tag: 'Deciding' };

export const competingRoutes = [
  route('GET', '/bookings/{bookingId}/competing', compareRequests, deciding),
  route('POST', '/bookings/competing-decisions', decideCompeting, deciding),
  route('GET', '/offers', listOffers, deciding),
  route('POST', '/offers/{offerId}/acceptance', acceptOffer, deciding),
  route('POST', '/offers/{offerId}/decline', declineOffer, deciding),
  route('POST', '/offers/{offerId}/withdrawal', withdrawOffer, deciding),
];
