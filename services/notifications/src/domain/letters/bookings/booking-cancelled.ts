import { takenBack, type Words } from '../letter.js';
import type { BookingTelling } from './booking-letter.js';

export const bookingCancelled = { sv, en };

function sv(telling: BookingTelling): Words {
  return {
    subject: 'Din bokning är avbokad',
    heading: 'Din bokning är avbokad',
    paragraphs: [`Lokalen är inte längre bokad för dig.${takenBack(telling)}`],
    sms: 'Din bokning är avbokad',
    smsEnd: 'Skälet står i ditt mejl.',
  };
}

function en(telling: BookingTelling): Words {
  return {
    subject: 'Your booking is cancelled',
    heading: 'Your booking is cancelled',
    paragraphs: [`The room is no longer booked for you.${takenBack(telling)}`],
    sms: 'Your booking is cancelled',
    smsEnd: 'See your e-mail for the reason.',
  };
}
