import type { SmsParts } from '../../sms-text.js';
import { longTime, shortTime } from '../../times.js';
import { whereOf, type ToldVisit } from '../../told.js';
import { earlier, type Letter, letterOf, toTheHouse, type Words, type Writing } from '../letter.js';
import { passOf, passUrl } from '../pass.js';

export interface VisitTelling extends Writing {
  visit: ToldVisit;
}

const labels = {
  sv: { what: 'Vad', when: 'När', where: 'Var', address: 'Adress', host: 'Värd', pass: 'Öppna ditt pass' },
  en: { what: 'What', when: 'When', where: 'Where', address: 'Address', host: 'Host', pass: 'Open your pass' },
};

const footers = {
  sv: (site: string) => `Mejlet är skickat automatiskt till dig som är bjuden till ${site}. Undrar du över besöket? Fråga den som har bjudit in dig.`,
  en: (site: string) => `You get this automatic e-mail because you are invited to ${site}. Any questions about the visit? Ask whoever invited you.`,
};

/** A letter to a guest. */
export function visitLetter(telling: VisitTelling, words: Words): Letter {
  const { visit, before, language, hostName } = telling;
  const label = labels[language];
  const pass = passUrl(telling);
  return letterOf(telling, words, visit.title[language], {
    details: [
      { label: label.what, value: visit.title[language] },
      { label: label.when, value: longTime(visit, language) },
      ...earlier(before, visit, language),
      { label: label.where, value: whereOf(visit, language) },
      { label: label.address, value: visit.address },
      ...(hostName ? [{ label: label.host, value: hostName }] : []),
    ],
    pass: passOf(telling),
    link: pass ? { label: label.pass, href: pass } : toTheHouse(telling),
    footer: footers[language](visit.siteName[language]),
  });
}

export const visitSms = ({ visit, language }: VisitTelling, words: Words): SmsParts => ({
  says: words.sms,
  title: visit.title[language],
  details: [shortTime(visit), ...(visit.spaceName === null ? [] : [visit.spaceName[language]])],
  end: words.smsEnd,
  from: visit.siteName[language],
});
