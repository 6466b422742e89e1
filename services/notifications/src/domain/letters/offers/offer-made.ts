import { longMoment, shortMoment } from '../../times.js';
import type { Words } from '../letter.js';
import type { OfferTelling } from './offer-telling.js';

export const offerMade = { sv, en };

const zoneOf = ({ offer }: OfferTelling): string => offer.alternatives[0]!.timeZone;

function sv(telling: OfferTelling): Words {
  const isOne = telling.offer.alternatives.length === 1;
  return {
    subject: 'Vi kan erbjuda en annan tid eller lokal',
    heading: 'Det du bad om går inte, men vi kan erbjuda något annat',
    paragraphs: [
      `Vi håller ${isOne ? 'tiden' : 'tiderna'} nedan för dig till ${longMoment(telling.offer.until, zoneOf(telling), 'sv')}. Antar du ${isOne ? 'erbjudandet' : 'ett av dem'} är lokalen din direkt.`,
      'Svarar du inte i tid blir allt ledigt för andra, och vi går igenom din förfrågan på nytt.',
    ],
    sms: 'Vi erbjuder en annan tid eller lokal',
    smsEnd: `Svara senast ${shortMoment(telling.offer.until, zoneOf(telling))}.`,
  };
}

function en(telling: OfferTelling): Words {
  const isOne = telling.offer.alternatives.length === 1;
  return {
    subject: 'We can offer another time or room',
    heading: 'What you asked for is not possible, but we can offer something else',
    paragraphs: [
      `We keep ${isOne ? 'the time' : 'the times'} below for you until ${longMoment(telling.offer.until, zoneOf(telling), 'en')}. If you accept ${isOne ? 'the offer' : 'one of them'}, the room is yours at once.`,
      'If you do not answer in time, all of it is free for others, and we look at your request again.',
    ],
    sms: 'We offer another time or room',
    smsEnd: `Answer by ${shortMoment(telling.offer.until, zoneOf(telling))}.`,
  };
}
