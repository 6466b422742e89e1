import { takenBack } from '../letter.js';
import type { RegistrationTelling, RegistrationWords } from './registration-letter.js';

export const registrationCancelled = { sv, en };

function sv(telling: RegistrationTelling): RegistrationWords {
  return {
    subject: 'Evenemanget är inställt',
    heading: 'Evenemanget är tyvärr inställt',
    paragraphs: [`Det blir inte av, och din anmälan gäller inte längre.${takenBack(telling)}`],
    sms: 'Evenemanget är inställt',
    ...(telling.registration.reason === null ? {} : { smsEnd: 'Skälet står i ditt mejl.' }),
  };
}

function en(telling: RegistrationTelling): RegistrationWords {
  return {
    subject: 'The event is cancelled',
    heading: 'Sorry, the event is cancelled',
    paragraphs: [`It will not take place, and you are no longer registered.${takenBack(telling)}`],
    sms: 'The event is cancelled',
    ...(telling.registration.reason === null ? {} : { smsEnd: 'Your e-mail says why.' }),
  };
}
