import type { Language } from '#contracts';
import type { ClientHead } from '../web/client-head.js';
import { escaped, page } from './html.js';

type Link = [href: string, text: string];

interface Words {
  title: string;
  what: string;
  parts: [heading: string, links: Link[]][];
}

const words: Record<Language, Words> = {
  sv: {
    title: 'Rum för det som staden ska lösa',
    what: 'I Parken möts staden, företag, forskare och föreningar. Hitta en lokal, följ ett program, kom in.',
    parts: [
      ['För dig som vill komma', [['/programme?language=sv', 'Programmet: se vad som händer och anmäl dig']]],
      ['För dig som arbetar i huset', [['/api/v1/sign-in/staff?returnTo=/inside', 'Logga in som personal'], ['/inside?language=sv', 'Vilka som är inne just nu']]],
      ['För dig som bygger program', [
        ['/docs', 'Dokumentation av gränssnittet (på engelska)'], ['/openapi.json', 'Beskrivning i OpenAPI 3.1'], ['/api/v1/sites', 'Husets platser som JSON'],
        ['/api/v1/spaces', 'Lokalerna som JSON'], ['/health/ready', 'Hur systemet mår'],
      ]],
    ],
  },
  en: {
    title: 'Rooms for what the city has to solve',
    what: 'In Parken the city meets companies, researchers and associations. Find a space, follow the programme, come in.',
    parts: [
      ['For visitors', [['/programme?language=en', 'The programme: see what is on and register']]],
      ['For those who work in the house', [['/api/v1/sign-in/staff?returnTo=/inside', 'Sign in as staff'], ['/inside?language=en', 'Who is inside now']]],
      ['For developers', [
        ['/docs', 'Documentation of the interface'], ['/openapi.json', 'Description in OpenAPI 3.1'], ['/api/v1/sites', 'The sites as JSON'],
        ['/api/v1/spaces', 'The spaces as JSON'], ['/health/ready', 'How the system is'],
      ]],
    ],
  },
};

export function startPage(language: Language, client?: ClientHead): string {
  const { title, what, parts } = words[language];
  const body = `<h1>${escaped(title)}</h1>
<p>${escaped(what)}</p>
${parts.map(([heading, links]) => `<h2>${escaped(heading)}</h2>\n<ul>\n${links.map(item).join('\n')}\n</ul>`).join('\n')}`;
  return page({ language, title: 'Parken', body, client });
}

const item = ([href, text]: Link): string => `<li><a href="${escaped(href)}">${escaped(text)}</a></li>`;
