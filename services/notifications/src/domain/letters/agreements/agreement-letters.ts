import type { Wording, Written } from '../letter.js';
import { agreementLetter, agreementSms, type AgreementTelling } from './agreement-letter.js';

export function writeAboutAgreement(wording: Wording<AgreementTelling>, telling: AgreementTelling): Written {
  const words = wording[telling.language](telling);
  return { letter: agreementLetter(telling, words), sms: agreementSms(telling, words), calendar: null };
}
