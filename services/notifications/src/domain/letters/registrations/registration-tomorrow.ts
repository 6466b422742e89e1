import { passInSms } from '../pass.js';
import { type RegistrationTelling, registrationUrl, type RegistrationWords } from './registration-letter.js';

export const registrationTomorrow = { sv, en };

// It may come later than a day before, in a digest or after the house was away, and so names no day.
function sv(telling: RegistrationTelling): RegistrationWords {
  return {
    subject: 'Påminnelse',
    heading: 'Snart är det dags',
    paragraphs: [
      `Evenemanget som du är anmäld till närmar sig, varmt välkommen!${telling.pass ? ' Ditt pass finns här nedanför.' : ''}`,
      'Får du förhinder? Lämna återbud, så får någon annan platsen.',
    ],
    sms: 'Påminnelse',
    smsEnd: passInSms(telling) ?? registrationUrl(telling),
    toRegistration: 'Visa din anmälan eller lämna återbud',
  };
}

function en(telling: RegistrationTelling): RegistrationWords {
  return {
    subject: 'Reminder',
    heading: 'Your event is soon',
    paragraphs: [
      `The event that you are registered for is coming up, and you are very welcome!${telling.pass ? ' You find your pass below.' : ''}`,
      'Can you not make it? Please give up your seat, so that somebody else can have it.',
    ],
    sms: 'Reminder',
    smsEnd: passInSms(telling) ?? registrationUrl(telling),
    toRegistration: 'See your registration or give up your seat',
  };
}
