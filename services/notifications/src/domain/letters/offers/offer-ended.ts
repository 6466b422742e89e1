import type { Words } from '../letter.js';
import type { OfferTelling } from './offer-telling.js';

export const offerEnded = { sv, en };

function sv({ offer }: OfferTelling): Words {
  const isLapsed = offer.state === 'lapsed';
  return {
    subject: isLapsed ? 'Erbjudandet har gått ut' : 'Erbjudandet är återtaget',
    heading: isLapsed ? 'Svarstiden har gått ut' : 'Vi har tagit tillbaka erbjudandet',
    paragraphs: [
      `${isLapsed ? 'Vi fick inget svar i tid, och det' : 'Det'} vi höll för dig är inte längre reserverat.`,
      'Din förfrågan finns kvar hos oss, och vi hör av oss om den.',
    ],
    sms: isLapsed ? 'Erbjudandet har gått ut' : 'Erbjudandet är återtaget',
    smsEnd: 'Din förfrågan finns kvar hos oss.',
  };
}

function en({ offer }: OfferTelling): Words {
  const isLapsed = offer.state === 'lapsed';
  return {
    subject: isLapsed ? 'The offer has lapsed' : 'The offer has been withdrawn',
    heading: isLapsed ? 'The time to answer has passed' : 'We have taken back the offer',
    paragraphs: [
      `${isLapsed ? 'We had no answer in time, and what' : 'What'} we kept for you is no longer reserved.`,
      'Your request is still with us, and you will hear from us about it.',
    ],
    sms: isLapsed ? 'The offer has lapsed' : 'The offer has been withdrawn',
    smsEnd: 'Your request is still with us.',
  };
}
