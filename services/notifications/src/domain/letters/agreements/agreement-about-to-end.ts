import { lastDay } from '../../times.js';
import type { Words } from '../letter.js';
import { type AgreementTelling, callings, capitalised } from './agreement-letter.js';

export const agreementAboutToEnd = { sv, en };

function sv({ agreement }: AgreementTelling): Words {
  const { the } = callings.sv[agreement.kind];
  const day = lastDay(agreement, 'sv');
  return {
    subject: `${capitalised(the)} löper ut ${day}`,
    heading: `${capitalised(the)} löper ut ${day}`,
    paragraphs: [
      `Det som ${the} ger era organisationer gäller till och med den dagen. Bokningar som då redan är godkända står kvar.`,
      'Vill ni fortsätta tillsammans? Hör av er till oss i god tid.',
    ],
    sms: `${capitalised(the)} löper ut ${day}`,
  };
}

function en({ agreement }: AgreementTelling): Words {
  const { the } = callings.en[agreement.kind];
  const day = lastDay(agreement, 'en');
  return {
    subject: `${capitalised(the)} ends on ${day}`,
    heading: `${capitalised(the)} ends on ${day}`,
    paragraphs: [
      `What ${the} gives your organisations lasts through that day. Bookings that are approved by then stand.`,
      'Would you like to go on together? Please talk to us in good time.',
    ],
    sms: `${capitalised(the)} ends on ${day}`,
  };
}
