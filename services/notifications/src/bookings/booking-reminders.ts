import { revealDoorCode, type BookingSnapshot } from '#contracts';
import type { Family, Sources } from '../announcing/family.js';
import type { Fetched } from '../domain/letters/letter.js';
import { writeAboutBooking } from '../domain/letters/bookings/booking-letters.js';
import { isSameMoment } from '../domain/times.js';
import type { ToldBooking } from '../domain/told.js';
import { toldBooking } from './told-booking.js';

/** What reminds of approved bookings: of each occurrence of a series too, although she is told of a series as one. */
export const bookingReminders: Family<BookingSnapshot, { booking: ToldBooking }> = {
  name: 'booking',
  peopleIn: ({ applicantId }) => (applicantId === null ? [] : [applicantId]),
  announced: (_name, data) => ({
    about: data.bookingId,
    version: data.version,
    calendar: null,
    until: data.start,
    as: { start: data.start, end: data.end, timeZone: data.timeZone, spaceName: data.spaceName },
    to: data.applicantId === null || data.state !== 'approved' ? [] : [{ personId: data.applicantId, matter: { booking: toldBooking(data) } }],
  }),
  fetch: async (name, { booking }, sources) => (name === 'booking-soon' ? doorCodeOf(booking, sources) : {}),
  write: writeAboutBooking,
};

async function doorCodeOf({ bookingId, start }: ToldBooking, sources: Sources): Promise<Fetched> {
  const door = await sources.ask(revealDoorCode, { bookingId });
  // That it has moved is told in a moment, and then this is taken back.
  if (!isSameMoment(door.start, start)) return sources.notYet('the door code is for another time');
  return { doorCode: door.code };
}
