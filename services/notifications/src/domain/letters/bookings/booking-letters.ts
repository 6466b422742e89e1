import type { CalendarEntry } from '../../calendar-entry.js';
import type { BookingMessage } from '../../message.js';
import { smsOf } from '../../sms-text.js';
import { shortTime } from '../../times.js';
import { whereOf } from '../../told.js';
import type { Wording, Words, Written } from '../letter.js';
import { bookingApproved } from './booking-approved.js';
import { bookingCancelled } from './booking-cancelled.js';
import { bookingDeclined } from './booking-declined.js';
import { bookingLetter, type BookingTelling } from './booking-letter.js';
import { bookingMoved } from './booking-moved.js';
import { bookingRequested } from './booking-requested.js';
import { bookingWithdrawn } from './booking-withdrawn.js';

const wordings: Record<BookingMessage, Wording<BookingTelling>> = {
  'booking-requested': bookingRequested,
  'booking-approved': bookingApproved,
  'booking-declined': bookingDeclined,
  'booking-withdrawn': bookingWithdrawn,
  'booking-moved': bookingMoved,
  'booking-cancelled': bookingCancelled,
};

export function writeAboutBooking(kind: BookingMessage, telling: BookingTelling): Written {
  const words = wordings[kind][telling.language](telling);
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
