import { fact } from '../define.js';
import { bookingSnapshot } from './views.js';

export const bookingRequested = fact({ type: 'domain.booking.booking-requested.v1', summary: 'Somebody has asked for a space', data: bookingSnapshot });
export const bookingApproved = fact({ type: 'domain.booking.booking-approved.v1', summary: 'A request has been approved', data: bookingSnapshot });
export const bookingDeclined = fact({ type: 'domain.booking.booking-declined.v1', summary: 'A request has been declined', data: bookingSnapshot });
export const bookingWithdrawn = fact({ type: 'domain.booking.booking-withdrawn.v1', summary: 'An applicant has taken her request back', data: bookingSnapshot });
export const bookingMoved = fact({ type: 'domain.booking.booking-moved.v1', summary: 'A booking has another time or space', data: bookingSnapshot });
export const bookingCancelled = fact({ type: 'domain.booking.booking-cancelled.v1', summary: 'An approved booking will not take place', data: bookingSnapshot });
export const bookingAnonymised = fact({
  type: 'domain.booking.booking-anonymised.v1',
  summary: 'A booking as it stands after its applicant was erased; replaces all earlier facts about it',
  data: bookingSnapshot,
});
