import { z } from 'zod';
import { fact } from '../define.js';
import { date, id, instant, version } from '../fields.js';
import { snapshotOf } from '../operations/snapshots.js';
import { bookingSnapshot } from './views.js';

export const bookingRequested = fact({ type: 'domain.booking.booking-requested.v1', summary: 'Somebody has asked for a space, or what was declined or cancelled has been taken up again', data: bookingSnapshot });
export const bookingFirstApproved = fact({
  type: 'domain.booking.booking-first-approved.v1',
  summary: 'The first of two has approved a request, which still waits',
  data: bookingSnapshot,
});
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

export const eventSpaceRefused = fact({
  type: 'domain.booking.event-space-refused.v1',
  summary: 'A space that an event wants cannot even be asked for; the code says which rule stands in the way',
  data: z.strictObject({ eventId: id(), spaceId: id(), code: z.string(), version: version().describe('Of the wish, as the event told it') }),
});

export const siteRecorded = fact({
  type: 'domain.booking.site-recorded.v1',
  summary: 'What is known of a site, now, and when it closes on each day of more than a year to come',
  data: z.strictObject({
    siteId: id(),
    slug: z.string(),
    siteName: z.strictObject({ sv: z.string(), en: z.string() }),
    address: z.string(),
    timeZone: z.string(),
    closings: z.array(z.strictObject({ date: date(), closes: instant() })).describe('The days on which it is open'),
    version: version(),
  }),
});

export const snapshotSites = snapshotOf('booking.sites.snapshot', 'Tell how every site stands now', siteRecorded.data);
export const snapshotBookings = snapshotOf('booking.bookings.snapshot', 'Tell how every booking stands now', bookingSnapshot);
