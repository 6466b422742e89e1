import { takenBack } from '../letter.js';
import type { RegistrationTelling, RegistrationWords } from './registration-letter.js';

export const registrationWithdrawn = { sv, en };

function sv(telling: RegistrationTelling): RegistrationWords {
  return {
    subject: 'Du har lämnat återbud',
    heading: 'Du har lämnat återbud',
    paragraphs: [
      `Tack för att du sa till! Din anmälan gäller inte längre.${takenBack(telling)}`,
      'Har du ändrat dig? Då är du välkommen att anmäla dig igen.',
    ],
    sms: 'Du har lämnat återbud',
  };
}

function en(telling: RegistrationTelling): RegistrationWords {
  return {
    subject: 'You have given up your registration',
    heading: 'You have given up your registration',
    paragraphs: [
      `Thank you for telling us! You are no longer registered.${takenBack(telling)}`,
      'Have you changed your mind? Then you are welcome to register again.',
    ],
    sms: 'You have given up your registration',
  };
}
