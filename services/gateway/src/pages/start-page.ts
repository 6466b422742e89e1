import type { Language } from '#contracts';
import { escaped, page } from './html.js';

interface Words {
  title: string;
  what: string;
  here: string;
  links: [href: string, text: string][];
  other: [language: Language, text: string];
}

const words: Record<Language, Words> = {
  sv: {
    title: 'Parken',
    what: 'Här bokas stadens innovationshus: hitta en lokal, be om den, få besked och kallelse till din kalender. Det här är systemets gränssnitt för program.',
    here: 'Vidare härifrån',
    links: [
      ['/programme', 'Programmet: vad som händer i huset'],
      ['/docs', 'Dokumentation av gränssnittet'],
      ['/openapi.json', 'Beskrivning i OpenAPI 3.1'],
      ['/api/v1/sites', 'Husets platser'],
      ['/api/v1/spaces', 'Lokalerna'],
      ['/api/v1/sign-in/staff?returnTo=/', 'Logga in som personal'],
      ['/health/ready', 'Hur systemet mår'],
    ],
    other: ['en', 'In English'],
  },
  en: {
    title: 'Parken',
    what: 'This is where the city’s innovation centre is booked: find a space, ask for it, get an answer and an invitation to your calendar. What you see is the interface for programs.',
    here: 'Where to go from here',
    links: [
      ['/programme', 'The programme: what is on in the house'],
      ['/docs', 'Documentation of the interface'],
      ['/openapi.json', 'Description in OpenAPI 3.1'],
      ['/api/v1/sites', 'The sites of the house'],
      ['/api/v1/spaces', 'The spaces'],
      ['/api/v1/sign-in/staff?returnTo=/', 'Sign in as staff'],
      ['/health/ready', 'How the system is'],
    ],
    other: ['sv', 'På svenska'],
  },
};

export function startPage(language: Language): string {
  const { title, what, here, links, other: [otherLanguage, other] } = words[language];
  const list = links.map(([href, text]) => `<li><a href="${escaped(href)}">${escaped(text)}</a></li>`).join('\n');
  const body = `<h1>${escaped(title)}</h1>
<p>${escaped(what)}</p>
<h2>${escaped(here)}</h2>
<ul>
${list}
</ul>
<nav><a href="/?language=${otherLanguage}" lang="${otherLanguage}" hreflang="${otherLanguage}">${escaped(other)}</a></nav>`;
  return page({ language, title, body });
}
