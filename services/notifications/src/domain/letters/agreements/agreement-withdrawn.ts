import type { Words } from '../letter.js';
import { type AgreementTelling, callings, capitalised } from './agreement-letter.js';

export const agreementWithdrawn = { sv, en };

function sv({ agreement }: AgreementTelling): Words {
  const { the } = callings.sv[agreement.kind];
  return {
    subject: `${capitalised(the)} har dragits tillbaka`,
    heading: `${capitalised(the)} har dragits tillbaka`,
    paragraphs: ['Du behöver inte göra något. Ingen behöver skriva under längre, och länken som du fick gäller inte längre.'],
    sms: `${capitalised(the)} har dragits tillbaka`,
    smsEnd: 'Skälet står i ditt mejl.',
  };
}

function en({ agreement }: AgreementTelling): Words {
  const { the } = callings.en[agreement.kind];
  return {
    subject: `${capitalised(the)} has been withdrawn`,
    heading: `${capitalised(the)} has been withdrawn`,
    paragraphs: ['You need do nothing. Nobody is asked to sign it any more, and the link that you were sent no longer works.'],
    sms: `${capitalised(the)} has been withdrawn`,
    smsEnd: 'Your e-mail says why.',
  };
}
