import type { Words } from '../letter.js';
import type { BookingTelling } from './booking-letter.js';

export const bookingSoon = { sv, en };

// The code stands in the SMS alone, and is kept nowhere.
function sv({ doorCode }: BookingTelling): Words {
  return {
    subject: 'Snart dags',
    heading: 'Snart är det dags',
    paragraphs: ['Din bokning börjar snart. Koden till dörren har du fått som SMS.'],
    sms: 'Snart dags',
    ...(doorCode === undefined ? {} : { smsEnd: `Dörrkod: ${doorCode}.` }),
  };
}

function en({ doorCode }: BookingTelling): Words {
  return {
    subject: 'Soon',
    heading: 'Your booking begins soon',
    paragraphs: ['Your booking begins soon. The code of the door has come by SMS.'],
    sms: 'Soon',
    ...(doorCode === undefined ? {} : { smsEnd: `Door code: ${doorCode}.` }),
  };
}
