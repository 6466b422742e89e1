import type { BookingSnapshot } from '#contracts';
import type { Family } from '../announcing/family.js';
import type { Invitation } from '../domain/announcement.js';
import { writeAboutBooking } from '../domain/letters/bookings/booking-letters.js';
import type { ToldBooking } from '../domain/told.js';
import { toldBooking } from './told-booking.js';

export const bookings: Family<BookingSnapshot, { booking: ToldBooking }> = {
  name: 'booking',
  peopleIn: ({ applicantId }) => (applicantId === null ? [] : [applicantId]),
  announced: (name, data) => ({
    about: data.bookingId,
    version: data.version,
    calendar: calendarOf(name, data.state),
    until: null,
    as: { start: data.start, end: data.end, timeZone: data.timeZone, spaceName: data.spaceName },
    // Of a series she is told once, not once for each occurrence.
    to: data.applicantId === null || data.bySeries === true ? [] : [{ personId: data.applicantId, matter: { booking: toldBooking(data) } }],
  }),
  fetch: async () => ({}),
  write: writeAboutBooking,
};

function calendarOf(name: string, state: ToldBooking['state']): Invitation | null {
  if (name === 'booking-approved' || (name === 'booking-moved' && state === 'approved')) return 'REQUEST';
  return state === 'declined' || state === 'withdrawn' || state === 'cancelled' ? 'CANCEL' : null;
}
