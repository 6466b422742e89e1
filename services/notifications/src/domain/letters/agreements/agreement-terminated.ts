import type { Words } from '../letter.js';
import { type AgreementTelling, callings, capitalised } from './agreement-letter.js';

export const agreementTerminated = { sv, en };

function sv({ agreement }: AgreementTelling): Words {
  const { the } = callings.sv[agreement.kind];
  return {
    subject: `${capitalised(the)} har sagts upp`,
    heading: `${capitalised(the)} har sagts upp`,
    paragraphs: [`Det som ${the} gav era organisationer gäller inte längre. Bokningar som redan är godkända står kvar.`],
    sms: `${capitalised(the)} har sagts upp`,
    smsEnd: 'Skälet står i ditt mejl.',
  };
}

function en({ agreement }: AgreementTelling): Words {
  const { the } = callings.en[agreement.kind];
  return {
    subject: `${capitalised(the)} has been terminated`,
    heading: `${capitalised(the)} has been terminated`,
    paragraphs: [`What ${the} gave your organisations has ended. Bookings that are already approved stand.`],
    sms: `${capitalised(the)} has been terminated`,
    smsEnd: 'Your e-mail says why.',
  };
}
