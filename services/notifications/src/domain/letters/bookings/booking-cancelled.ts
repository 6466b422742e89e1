import type { Words } from '../letter.js';
import type { BookingTelling } from './booking-letter.js';

export const bookingCancelled = { sv, en };

function sv({ invitation }: BookingTelling): Words {
  return {
    subject: 'Din bokning är avbokad',
    heading: 'Din bokning är avbokad',
    paragraphs: [`Lokalen är inte längre bokad för dig.${invitation === 'CANCEL' ? ' Det som följer med mejlet tar bort händelsen ur din kalender.' : ''}`],
    sms: 'Din bokning är avbokad',
    smsEnd: 'Skälet står i ditt mejl.',
  };
}

function en({ invitation }: BookingTelling): Words {
  return {
    subject: 'Your booking is cancelled',
    heading: 'Your booking is cancelled',
    paragraphs: [`The room is no longer booked for you.${invitation === 'CANCEL' ? ' What comes with this e-mail removes the event from your calendar.' : ''}`],
    sms: 'Your booking is cancelled',
    smsEnd: 'See your e-mail for the reason.',
  };
}
