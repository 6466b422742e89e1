import { whatIsNew } from '../../told.js';
import type { Words } from '../letter.js';
import type { BookingTelling } from './booking-letter.js';

export const bookingMoved = { sv, en };

function sv(telling: BookingTelling): Words {
  const approved = telling.booking.state === 'approved';
  const what = approved ? 'Din bokning' : 'Din förfrågan';
  const news = { time: 'har fått en ny tid', place: 'har fått en ny lokal', both: 'har fått ny tid och lokal' }[whatIsNew(telling.before, telling.booking)];
  return {
    subject: `${what} har flyttats`,
    heading: `${what} har flyttats`,
    paragraphs: approved
      ? [`Den ${news}, och gäller fortfarande. Inbjudan som följer med uppdaterar din kalender.`, 'Passar det inte? Avboka så snart du kan.']
      : [`Den ${news}, och väntar fortfarande på vårt besked.`],
    sms: `${what} har flyttats`,
  };
}

function en(telling: BookingTelling): Words {
  const approved = telling.booking.state === 'approved';
  const what = approved ? 'Your booking' : 'Your request';
  const news = { time: 'has a new time', place: 'has a new room', both: 'has a new time and room' }[whatIsNew(telling.before, telling.booking)];
  return {
    subject: `${what} has been moved`,
    heading: `${what} has been moved`,
    paragraphs: approved
      ? [`It ${news}, and still stands. The invitation that comes with this updates your calendar.`, 'Can you not make it? Please cancel as soon as you can.']
      : [`It ${news}, and still awaits our decision.`],
    sms: `${what} has been moved`,
  };
}
