import type { AgreementMessage } from '../../message.js';
import type { Wording, Written } from '../letter.js';
import { agreementAboutToEnd } from './agreement-about-to-end.js';
import { agreementLetter, agreementSms, type AgreementTelling } from './agreement-letter.js';
import { agreementSent } from './agreement-sent.js';
import { agreementSigned } from './agreement-signed.js';
import { agreementTerminated } from './agreement-terminated.js';
import { agreementWithdrawn } from './agreement-withdrawn.js';

const wordings: Record<AgreementMessage, Wording<AgreementTelling>> = {
  'agreement-sent': agreementSent,
  'agreement-signed': agreementSigned,
  'agreement-about-to-end': agreementAboutToEnd,
  'agreement-terminated': agreementTerminated,
  'agreement-withdrawn': agreementWithdrawn,
};

export function writeAboutAgreement(kind: AgreementMessage, telling: AgreementTelling): Written {
  const words = wordings[kind][telling.language](telling);
  return { letter: agreementLetter(telling, words), sms: agreementSms(telling, words), calendar: null };
}
