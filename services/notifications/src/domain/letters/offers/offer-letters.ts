import { longMoment, longTime, shortTime } from '../../times.js';
import { whereOf } from '../../told.js';
import { letterOf, toTheHouse, type Wording, type Written } from '../letter.js';
import type { OfferTelling } from './offer-telling.js';

const deadline = { sv: 'Svara senast', en: 'Answer by' };

const footers = {
  sv: (house: string) => `Mejlet är skickat automatiskt till dig som har bett om en lokal i ${house}.`,
  en: (house: string) => `You get this automatic e-mail because you have asked for a room at ${house}.`,
};

export function writeAboutOffer(wording: Wording<OfferTelling>, telling: OfferTelling): Written {
  const { offer, language, house } = telling;
  const words = wording[language](telling);
  const first = offer.alternatives[0]!;
  const isOpen = offer.state === 'open';
  const letter = letterOf(telling, words, offer.caseNumber, {
    details: [
      ...offer.alternatives.map((one) => ({ label: whereOf(one, language), value: longTime(one, language) })),
      ...(isOpen ? [{ label: deadline[language], value: longMoment(offer.until, first.timeZone, language) }] : []),
    ],
    link: toTheHouse(telling),
    footer: footers[language](house),
  });
  const details = isOpen ? [shortTime(first)] : [];
  return { letter, sms: { says: words.sms, title: offer.caseNumber, details, end: words.smsEnd!, from: house }, calendar: null };
}
