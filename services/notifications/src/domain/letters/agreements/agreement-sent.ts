import type { Words } from '../letter.js';
import { type AgreementTelling, callings, capitalised, signingInSms } from './agreement-letter.js';

export const agreementSent = { sv, en };

function sv(telling: AgreementTelling): Words {
  const { agreement, signingLinks = [] } = telling;
  const { one, the } = callings.sv[agreement.kind];
  return {
    subject: 'Dags att skriva under',
    heading: `${capitalised(one)} väntar på din underskrift`,
    paragraphs: [
      `Läs ${the} i lugn och ro, och skriv under med ditt namn när du är redo.`,
      signingLinks.length > 1
        ? 'Du skriver under för flera parter, med en länk för var och en. Länkarna är dina: ge dem inte till någon annan.'
        : 'Länken är din: ge den inte till någon annan, för den som har den kan skriva under.',
    ],
    sms: `${capitalised(one)} väntar på din underskrift`,
    smsEnd: signingInSms(telling),
  };
}

function en(telling: AgreementTelling): Words {
  const { agreement, signingLinks = [] } = telling;
  const { one, the } = callings.en[agreement.kind];
  return {
    subject: 'Please sign',
    heading: `${capitalised(one)} awaits your signature`,
    paragraphs: [
      `Take your time to read ${the}, and sign it with your name when you are ready.`,
      signingLinks.length > 1
        ? 'You sign for several parties, with a link for each. The links are yours: give them to nobody else.'
        : 'The link is yours: give it to nobody else, for whoever has it can sign.',
    ],
    sms: `${capitalised(one)} awaits your signature`,
    smsEnd: signingInSms(telling),
  };
}
