import { longTime, shortTime } from '../../times.js';
import { whereOf } from '../../told.js';
import { letterOf, toTheHouse, type Wording, type Written } from '../letter.js';
import type { ThreadTelling } from './thread-telling.js';

const labels = {
  sv: { number: 'Ärende', space: 'Lokal', time: 'Tid' },
  en: { number: 'Case', space: 'Space', time: 'Time' },
};

const footers = {
  sv: (house: string) => `Mejlet är skickat automatiskt till dig som har bett om en lokal i ${house}. Svara i ditt ärende; det går inte att svara på mejlet.`,
  en: (house: string) => `You get this automatic e-mail because you have asked for a space at ${house}. Answer in your case; this e-mail cannot be answered.`,
};

export function writeAboutThread(wording: Wording<ThreadTelling>, telling: ThreadTelling): Written {
  const { post, language, house } = telling;
  const words = wording[language](telling);
  const label = labels[language];
  const letter = letterOf(telling, words, post.caseNumber, {
    details: [
      { label: label.number, value: post.caseNumber },
      { label: label.space, value: whereOf(post, language) },
      { label: label.time, value: longTime(post, language) },
    ],
    link: toTheHouse(telling),
    footer: footers[language](house),
  });
  const sms = { says: words.sms, title: post.caseNumber, details: [shortTime(post)], end: words.smsEnd, from: house };
  return { letter, sms, calendar: null };
}
