import type { Words } from '../letter.js';
import type { SuppressionTelling } from './suppression-letter.js';

export const addressSuppressed = { sv, en };

function sv({ suppression: { reason } }: SuppressionTelling): Words {
  const isComplaint = reason === 'complained';
  return {
    subject: isComplaint ? 'Någon har anmält ett mejl som skräp' : 'En adress tar inte emot mejl',
    heading: 'Det skickas inget mer till en adress',
    paragraphs: [
      isComplaint ? 'Någon som har fått ett mejl från oss har anmält det som skräp.' : 'Det som vi skickade kom tillbaka, eftersom ingen tar emot det.',
      'Vilken adress det är, vems, och vad som sades om den, står i listan över spärrade adresser. Där kan spärren hävas, och det som inte kom fram skickas igen.',
    ],
    sms: 'Det skickas inget mer till en adress',
  };
}

function en({ suppression: { reason } }: SuppressionTelling): Words {
  const isComplaint = reason === 'complained';
  return {
    subject: isComplaint ? 'Somebody has reported an e-mail as spam' : 'An address takes no e-mail',
    heading: 'Nothing more is sent to an address',
    paragraphs: [
      isComplaint ? 'Somebody who got an e-mail from us has reported it as spam.' : 'What we sent came back, since nobody takes it there.',
      'Which address it is, whose, and what was said of it, stands in the list of suppressed addresses. There it can be lifted, and what did not come sent again.',
    ],
    sms: 'Nothing more is sent to an address',
  };
}
