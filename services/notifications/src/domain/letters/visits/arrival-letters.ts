import { longMoment, shortMoment } from '../../times.js';
import { whereOf } from '../../told.js';
import { type Letter, letterOf, toTheHouse, type Wording, type Words, type Written } from '../letter.js';
import type { VisitTelling } from './visit-letter.js';

const labels = {
  sv: { what: 'Vad', who: 'Vem', where: 'Var', when: 'Kom' },
  en: { what: 'What', who: 'Who', where: 'Where', when: 'Came' },
};

const footers = {
  sv: (site: string) => `Mejlet är skickat automatiskt till dig som tar emot gäster i ${site}.`,
  en: (site: string) => `You get this automatic e-mail because you have guests at ${site}.`,
};

export function writeAboutArrival(wording: Wording<VisitTelling>, telling: VisitTelling): Written {
  const { visit, language } = telling;
  const words = wording[language](telling);
  const details = visit.arrivedAt === null ? [] : [shortMoment(visit.arrivedAt, visit.timeZone)];
  const sms = { says: words.sms, title: visit.title[language], details, end: words.smsEnd, from: visit.siteName[language] };
  return { letter: arrivalLetter(telling, words), sms, calendar: null };
}

function arrivalLetter(telling: VisitTelling, words: Words): Letter {
  const { visit, visitor, language } = telling;
  const label = labels[language];
  const guest = [visitor?.name, visitor?.organisation].filter(Boolean).join(', ');
  const letter = letterOf(telling, words, visit.title[language], {
    details: [
      ...(guest ? [{ label: label.who, value: guest }] : []),
      ...(visit.arrivedAt === null ? [] : [{ label: label.when, value: longMoment(visit.arrivedAt, visit.timeZone, language) }]),
      { label: label.what, value: visit.title[language] },
      { label: label.where, value: whereOf(visit, language) },
    ],
    link: toTheHouse(telling),
    footer: footers[language](visit.siteName[language]),
  });
  // Who has come is all that she wants to see on a locked screen.
  return { ...letter, subject: words.subject };
}
