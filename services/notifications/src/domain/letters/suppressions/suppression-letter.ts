import { blank, letterOf, toTheHouse, type Wording, type Words, type Written, type Writing } from '../letter.js';

/** What those who work in the house are told of an address to which nothing is sent any more: not which, nor whose. */
export interface ToldSuppression {
  reason: 'bounced' | 'complained';
}

export interface SuppressionTelling extends Writing {
  suppression: ToldSuppression;
}

const footers = {
  sv: (house: string) => `Mejlet är skickat automatiskt till dig som arbetar i ${house}.`,
  en: (house: string) => `You get this automatic e-mail because you work at ${house}.`,
};

export function writeAboutSuppression(wording: Wording<SuppressionTelling>, telling: SuppressionTelling): Written {
  const { language, house } = telling;
  const words: Words = wording[language](telling);
  const letter = letterOf(telling, words, house, { ...blank, link: toTheHouse(telling), footer: footers[language](house) });
  return { letter, sms: { says: words.sms, title: house, details: [], from: house }, calendar: null };
}
