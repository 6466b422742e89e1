import type { Words } from '../letter.js';
import type { BookingTelling } from './booking-letter.js';

export const bookingRequested = { sv, en };

// What has been requested before has been decided since, and is taken up again.
const isAgain = ({ booking }: BookingTelling): boolean => booking.version > 1;

function sv(telling: BookingTelling): Words {
  if (isAgain(telling)) {
    return {
      subject: 'Vi tittar på din förfrågan igen',
      heading: 'Vi tittar på din förfrågan igen',
      paragraphs: ['Vi har tagit upp den på nytt och hör av oss så snart vi kan.', 'Lokalen är inte din förrän vi har sagt ja.'],
      sms: 'Vi tittar på din förfrågan igen',
    };
  }
  return {
    subject: 'Vi har fått din förfrågan',
    heading: 'Vi har fått din förfrågan',
    paragraphs: ['Tack! Vi tittar på den och hör av oss så snart vi kan.', 'Lokalen är inte din förrän vi har sagt ja.'],
    sms: 'Vi har fått din förfrågan',
  };
}

function en(telling: BookingTelling): Words {
  if (isAgain(telling)) {
    return {
      subject: 'We are looking at your request again',
      heading: 'We are looking at your request again',
      paragraphs: ['We have taken it up anew and will be in touch as soon as we can.', 'The room is not yours until we have said yes.'],
      sms: 'We are looking at your request again',
    };
  }
  return {
    subject: 'We have received your request',
    heading: 'We have received your request',
    paragraphs: ['Thank you! We are looking at it and will be in touch as soon as we can.', 'The room is not yours until we have said yes.'],
    sms: 'We have received your request',
  };
}
