import type { countInside, Language, ReplyOf } from '#contracts';
import { escaped, page } from './html.js';

type Site = ReplyOf<typeof countInside>['sites'][number];

const words = {
  sv: { title: 'Vilka som är inne', inside: 'inne', expected: 'väntas i dag', empty: 'Huset har inga platser än.' },
  en: { title: 'Who is inside', inside: 'inside', expected: 'expected today', empty: 'The house has no sites yet.' },
};

/** The sites, each with how many are inside and the way to their list. */
export function sitesPage(sites: Site[], language: Language): string {
  const { title, empty } = words[language];
  const body = `<h1>${title}</h1>
${sites.length > 0 ? `<ul class="events">\n${sites.map((site) => item(site, language)).join('\n')}\n</ul>` : `<p class="note">${empty}</p>`}`;
  return page({ language, title, body });
}

function item({ siteId, siteName, inside, expected }: Site, language: Language): string {
  const text = words[language];
  return `<li>
<h2><a href="/inside/${siteId}?language=${language}">${escaped(siteName[language])}</a></h2>
<p>${inside} ${text.inside} · ${expected} ${text.expected}</p>
</li>`;
}
