import { days } from '../../times.js';
import type { Words } from '../letter.js';
import { type AgreementTelling, callings, capitalised } from './agreement-letter.js';

export const agreementSigned = { sv, en };

function sv({ agreement }: AgreementTelling): Words {
  const { the } = callings.sv[agreement.kind];
  return {
    subject: 'Alla har skrivit under',
    heading: 'Alla har skrivit under',
    paragraphs: [
      `Tack! ${capitalised(the)} gäller ${days(agreement, 'sv')}, den sista dagen inräknad.`,
      'Vi hör av oss igen när slutet närmar sig.',
    ],
    sms: 'Alla har skrivit under',
  };
}

function en({ agreement }: AgreementTelling): Words {
  const { the } = callings.en[agreement.kind];
  return {
    subject: 'Everybody has signed',
    heading: 'Everybody has signed',
    paragraphs: [
      `Thank you! ${capitalised(the)} is valid ${days(agreement, 'en')}, the last day included.`,
      'We will be in touch again when the end comes near.',
    ],
    sms: 'Everybody has signed',
  };
}
