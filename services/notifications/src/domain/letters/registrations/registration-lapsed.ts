import type { RegistrationWords } from './registration-letter.js';

export const registrationLapsed = { sv, en };

function sv(): RegistrationWords {
  return {
    subject: 'Platsen har gått vidare',
    heading: 'Platsen har gått vidare',
    paragraphs: [
      'Vi fick inget svar i tid, och platsen som vi erbjöd dig har gått vidare till någon annan.',
      'Vill du fortfarande komma är du välkommen att anmäla dig igen. Är det fullt får du en ny plats på väntelistan.',
    ],
    sms: 'Platsen som du erbjöds har gått vidare',
  };
}

function en(): RegistrationWords {
  return {
    subject: 'The seat has gone to somebody else',
    heading: 'The seat has gone to somebody else',
    paragraphs: [
      'We had no answer in time, and the seat that we offered you has gone to somebody else.',
      'If you still want to come, you are welcome to register again. Where the event is full you get a new place on the waiting list.',
    ],
    sms: 'Your offered seat has gone to somebody else',
  };
}
