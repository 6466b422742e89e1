import type { CalendarEntry } from '../../calendar-entry.js';
import { smsOf } from '../../sms-text.js';
import { shortTime } from '../../times.js';
import { whereOf } from '../../told.js';
import type { Wording, Words, Written } from '../letter.js';
import { bookingLetter, type BookingTelling } from './booking-letter.js';

export function writeAboutBooking(wording: Wording<BookingTelling>, telling: BookingTelling): Written {
  const words = wording[telling.language](telling);
  return { letter: bookingLetter(telling, words), sms: sms(telling, words), calendar: entry(telling) };
}

const sms = ({ booking, language }: BookingTelling, words: Words): string =>
  smsOf({
    says: words.sms,
    title: booking.title,
    details: [shortTime(booking), booking.spaceName[language]],
    end: words.smsEnd,
    from: booking.siteName[language],
  });

const entry = ({ booking, invitation, language, publicUrl }: BookingTelling): CalendarEntry | null =>
  invitation && {
    method: invitation,
    uid: `${booking.bookingId}@parken`,
    sequence: booking.version,
    start: booking.start,
    end: booking.end,
    summary: booking.title,
    location: `${whereOf(booking, language)}, ${booking.address}`,
    url: publicUrl,
  };
