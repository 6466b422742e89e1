import type { RegistrationTelling, RegistrationWords } from './registration-letter.js';

export const registrationCancelled = { sv, en };

function sv({ invitation, registration }: RegistrationTelling): RegistrationWords {
  return {
    subject: 'Evenemanget är inställt',
    heading: 'Evenemanget är tyvärr inställt',
    paragraphs: [`Det blir inte av, och din anmälan gäller inte längre.${invitation === 'CANCEL' ? ' Det som följer med mejlet tar bort händelsen ur din kalender.' : ''}`],
    sms: 'Evenemanget är inställt',
    ...(registration.reason === null ? {} : { smsEnd: 'Skälet står i ditt mejl.' }),
  };
}

function en({ invitation, registration }: RegistrationTelling): RegistrationWords {
  return {
    subject: 'The event is cancelled',
    heading: 'Sorry, the event is cancelled',
    paragraphs: [`It will not take place, and you are no longer registered.${invitation === 'CANCEL' ? ' What comes with this e-mail removes the event from your calendar.' : ''}`],
    sms: 'The event is cancelled',
    ...(registration.reason === null ? {} : { smsEnd: 'See your e-mail for the reason.' }),
  };
}
