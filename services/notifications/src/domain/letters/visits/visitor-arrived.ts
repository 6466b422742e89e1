import { smsOf } from '../../sms-text.js';
import { longMoment, shortMoment } from '../../times.js';
import { whereOf } from '../../told.js';
import { greet, blank, toTheHouse, type Letter, type Written } from '../letter.js';
import type { VisitTelling } from './visit-letter.js';

const words = {
  sv: {
    arrived: (who: string | null) => (who === null ? 'Din gäst har kommit' : `Din gäst ${who} har kommit`),
    waits: (site: string) => `Din gäst är nu på plats i ${site}.`,
    what: 'Vad', who: 'Vem', where: 'Var', when: 'Kom',
    footer: (site: string) => `Mejlet är skickat automatiskt till dig som tar emot gäster i ${site}.`,
  },
  en: {
    arrived: (who: string | null) => (who === null ? 'Your guest has arrived' : `Your guest ${who} has arrived`),
    waits: (site: string) => `Your guest is now at ${site}.`,
    what: 'What', who: 'Who', where: 'Where', when: 'Came',
    footer: (site: string) => `You get this automatic e-mail because you have guests at ${site}.`,
  },
};

/** To the host: her guest is here. */
export function visitorArrived(telling: VisitTelling): Written {
  const { visit, visitor, language } = telling;
  const site = visit.siteName[language];
  const heading = words[language].arrived(visitor?.name ?? null);
  const details = visit.arrivedAt === null ? [] : [shortMoment(visit.arrivedAt, visit.timeZone)];
  return {
    letter: letter(telling, heading),
    sms: smsOf({ says: heading, title: visit.title[language], details, from: site }),
    calendar: null,
  };
}

function letter(telling: VisitTelling, heading: string): Letter {
  const { visit, visitor, language, name } = telling;
  const { waits, what, who, where, when, footer } = words[language];
  const guest = [visitor?.name, visitor?.organisation].filter(Boolean).join(', ');
  return {
    ...blank,
    language,
    subject: heading,
    greeting: greet(name, language),
    heading,
    paragraphs: [waits(visit.siteName[language])],
    details: [
      ...(guest ? [{ label: who, value: guest }] : []),
      ...(visit.arrivedAt === null ? [] : [{ label: when, value: longMoment(visit.arrivedAt, visit.timeZone, language) }]),
      { label: what, value: visit.title[language] },
      { label: where, value: whereOf(visit, language) },
    ],
    link: toTheHouse(telling),
    footer: footer(visit.siteName[language]),
  };
}
