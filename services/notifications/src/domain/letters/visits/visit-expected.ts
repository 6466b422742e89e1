import type { Words } from '../letter.js';
import { passInSms } from '../pass.js';
import type { VisitTelling } from './visit-letter.js';

export const visitExpected = { sv, en };

function sv(telling: VisitTelling): Words {
  const { hostName, visit } = telling;
  const site = visit.siteName.sv;
  return {
    subject: `Välkommen till ${site}`,
    heading: hostName ? `${hostName} har bjudit in dig till ${site}` : `Du är bjuden till ${site}`,
    paragraphs: [
      'Varmt välkommen! Här nedanför är ditt pass, som öppnar dörren för dig.',
      'Med mejlet följer en inbjudan till din kalender.',
    ],
    sms: hostName ? `${hostName} har bjudit in dig` : 'Du är bjuden',
    smsEnd: passInSms(telling),
  };
}

function en(telling: VisitTelling): Words {
  const { hostName, visit } = telling;
  const site = visit.siteName.en;
  return {
    subject: `Welcome to ${site}`,
    heading: hostName ? `${hostName} has invited you to ${site}` : `You are invited to ${site}`,
    paragraphs: [
      'You are very welcome! Below is your pass, which opens the door for you.',
      'An invitation for your calendar comes with this e-mail.',
    ],
    sms: hostName ? `${hostName} has invited you` : 'You are invited',
    smsEnd: passInSms(telling),
  };
}
