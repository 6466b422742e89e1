import { type RegistrationTelling, registrationUrl, type RegistrationWords } from './registration-letter.js';

export const registrationWaitlisted = { sv, en };

function sv(telling: RegistrationTelling): RegistrationWords {
  const { place } = telling.registration;
  return {
    subject: 'Du står på väntelistan',
    heading: 'Du står på väntelistan',
    paragraphs: [
      `Alla platser är tagna just nu.${place === null ? '' : ` Du har plats ${place} på väntelistan.`}`,
      'Blir en plats ledig när det är din tur erbjuder vi den till dig, och du får tid på dig att svara. Vill du inte vänta längre? Då kan du lämna listan.',
    ],
    sms: 'Du står på väntelistan',
    smsEnd: registrationUrl(telling),
    toRegistration: 'Visa din anmälan eller lämna väntelistan',
  };
}

function en(telling: RegistrationTelling): RegistrationWords {
  const { place } = telling.registration;
  return {
    subject: 'You are on the waiting list',
    heading: 'You are on the waiting list',
    paragraphs: [
      `All seats are taken just now.${place === null ? '' : ` You are number ${place} on the waiting list.`}`,
      'When a seat is free and it is your turn we offer it to you, and you have time to answer. If you would rather not wait, you can leave the list.',
    ],
    sms: 'You are on the waiting list',
    smsEnd: registrationUrl(telling),
    toRegistration: 'See your registration or leave the waiting list',
  };
}
