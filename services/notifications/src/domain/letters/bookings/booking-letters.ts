import { type CalendarEntry, descriptionOf, sequenceAt } from '../../calendar-entry.js';
import type { SmsParts } from '../../sms-text.js';
import { shortTime } from '../../times.js';
import { whereOf } from '../../told.js';
import { toTheHouse, type Wording, type Words, type Written } from '../letter.js';
import { bookingLetter, type BookingTelling } from './booking-letter.js';

export function writeAboutBooking(wording: Wording<BookingTelling>, telling: BookingTelling, name: string): Written {
  const told = { ...telling, invitation: invitationTo(telling, name) };
  const words = wording[told.language](told);
  return { letter: bookingLetter(told, words), sms: sms(told, words), calendar: entry(told) };
}

// Of what is cancelled of a series she has been told as one of it, or by the series: what was told of it alone does not say which.
const invitationTo = ({ booking, invitation }: BookingTelling, name: string): BookingTelling['invitation'] =>
  name === 'booking-cancelled' && seriesOf(booking) ? 'CANCEL' : invitation;

const seriesOf = ({ seriesId, recurrenceId }: BookingTelling['booking']) => (seriesId && recurrenceId ? { seriesId, recurrenceId } : null);

const sms = ({ booking, language }: BookingTelling, words: Words): SmsParts => ({
  says: words.sms,
  title: booking.title,
  details: [shortTime(booking), booking.spaceName[language]],
  end: words.smsEnd,
  from: booking.siteName[language],
});

function entry(telling: BookingTelling): CalendarEntry | null {
  const { booking, invitation, language, publicUrl, at } = telling;
  if (invitation === null) return null;
  const series = seriesOf(booking);
  const { title: summary, start, end, timeZone } = booking;
  const location = `${whereOf(booking, language)}, ${booking.address}`;
  return {
    method: invitation,
    // One of a series is that one of what the calendar has of the series.
    ...(series
      ? { uid: `${series.seriesId}@parken`, recurrenceId: series.recurrenceId, sequence: sequenceAt(at) }
      : { uid: `${booking.bookingId}@parken`, sequence: booking.version }),
    start, end, timeZone, summary, location,
    description: descriptionOf(summary, location, toTheHouse(telling)),
    url: publicUrl,
  };
}
