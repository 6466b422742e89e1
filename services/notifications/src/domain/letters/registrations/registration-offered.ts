import { longMoment, shortMoment } from '../../times.js';
import { type RegistrationTelling, registrationUrl, type RegistrationWords } from './registration-letter.js';

export const registrationOffered = { sv, en };

function sv(telling: RegistrationTelling): RegistrationWords {
  const { offerExpiresAt, timeZone } = telling.registration;
  return {
    subject: 'En plats är ledig för dig',
    heading: 'En plats är ledig för dig',
    paragraphs: [
      offerExpiresAt === null ? 'Tacka ja, så är platsen din.' : `Platsen är din om du tackar ja senast ${longMoment(offerExpiresAt, timeZone, 'sv')}.`,
      'Därefter erbjuds den till nästa person på väntelistan. Vill du inte ha den? Lämna gärna återbud, så går det fortare för någon annan.',
    ],
    sms: 'En plats är ledig för dig',
    smsEnd: `${offerExpiresAt === null ? 'Tacka ja' : `Tacka ja senast ${shortMoment(offerExpiresAt, timeZone)}`}: ${registrationUrl(telling)}`,
    toRegistration: 'Tacka ja till platsen',
    presses: true,
  };
}

function en(telling: RegistrationTelling): RegistrationWords {
  const { offerExpiresAt, timeZone } = telling.registration;
  return {
    subject: 'A seat is free for you',
    heading: 'A seat is free for you',
    paragraphs: [
      offerExpiresAt === null ? 'Accept it, and the seat is yours.' : `The seat is yours if you accept it by ${longMoment(offerExpiresAt, timeZone, 'en')}.`,
      'After that it is offered to the next person on the waiting list. If you do not want it, please give it up, so that somebody else gets it sooner.',
    ],
    sms: 'A seat is free for you',
    smsEnd: `${offerExpiresAt === null ? 'Accept it' : `Accept it by ${shortMoment(offerExpiresAt, timeZone)}`}: ${registrationUrl(telling)}`,
    toRegistration: 'Accept the seat',
    presses: true,
  };
}
