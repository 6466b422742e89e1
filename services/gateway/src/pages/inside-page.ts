import type { Language, VisitView } from '#contracts';
import { escaped, page } from './html.js';
import { clockOf, momentOf } from './when.js';

const words = {
  sv: {
    title: 'Inne just nu', people: (number: number) => (number === 1 ? 'person' : 'personer'), at: 'Listan togs fram', empty: 'Ingen besökare är inne.', unnamed: 'Namn saknas',
    name: 'Namn', from: 'Från', errand: 'Ärende', host: 'Besöker', since: 'Sedan', more: 'Listan är inte hel: fler är inne än vad den rymmer.', reload: 'Ta fram listan igen',
  },
  en: {
    title: 'Inside now', people: (number: number) => (number === 1 ? 'person' : 'people'), at: 'As of', empty: 'No visitor is inside.', unnamed: 'No name',
    name: 'Name', from: 'From', errand: 'Errand', host: 'Visits', since: 'Since', more: 'The list is not whole: more people are inside than it holds.', reload: 'Bring the list up to date',
  },
};

interface Inside {
  siteName: { sv: string; en: string };
  /** How many are inside, also where the list does not hold them all. */
  number: number;
  visits: VisitView[];
  /** Names of those who are visited, by id. */
  hosts: ReadonlyMap<string, string>;
  isWhole: boolean;
  at: Date;
  timeZone: string;
}

/** Who is inside a site, to be printed and taken along when the house is left in a hurry. */
export function insidePage({ siteName, number, visits, hosts, isWhole, at, timeZone }: Inside, language: Language): string {
  const text = words[language];
  const body = `<h1>${escaped(siteName[language])}: ${text.title.toLowerCase()}</h1>
<p><span class="number">${number}</span> ${text.people(number)}</p>
<p class="quiet">${text.at} ${escaped(momentOf(at.toISOString(), timeZone, language))}</p>
${isWhole ? '' : `<div class="warn" role="alert"><p>${text.more}</p></div>`}
${visits.length > 0 ? table(visits, hosts, language) : `<p class="note">${text.empty}</p>`}
<nav><a href="?language=${language}">${text.reload}</a></nav>`;
  return page({ language, title: `${siteName[language]}: ${text.title.toLowerCase()}`, body });
}

function table(visits: VisitView[], hosts: Inside['hosts'], language: Language): string {
  const { name, from, errand, host, since } = words[language];
  const sorted = visits.toSorted(byName(language));
  const letters = [...new Set(sorted.map(({ visitorName }) => letterOf(visitorName, language)))];
  const groups = letters.map((letter) => `<tbody>
<tr class="letter"><th colspan="5" scope="rowgroup">${escaped(letter)}</th></tr>
${sorted.filter(({ visitorName }) => letterOf(visitorName, language) === letter).map((visit) => row(visit, hosts, language)).join('\n')}
</tbody>`);
  return `<table>
<thead><tr><th scope="col">${name}</th><th scope="col">${from}</th><th scope="col">${errand}</th><th scope="col">${host}</th><th scope="col">${since}</th></tr></thead>
${groups.join('\n')}
</table>`;
}

// A label is shown where the columns are not.
const cell = (text: string, label = ''): string => `<td${label && text && ` data-label="${escaped(label)}"`}>${escaped(text)}</td>`;

function row({ visitorName, visitorOrganisation, title, hostId, arrivedAt, timeZone }: VisitView, hosts: Inside['hosts'], language: Language): string {
  const since = arrivedAt ? clockOf(arrivedAt, timeZone, language) : '';
  const { unnamed, host: visits } = words[language];
  const cells = [cell(visitorName ?? unnamed), cell(visitorOrganisation ?? ''), cell(title[language]), cell(hosts.get(hostId ?? '') ?? '', visits), cell(since)];
  return `<tr>${cells.join('')}</tr>`;
}

const byName = (language: Language) => {
  const collator = new Intl.Collator(language);
  return (one: VisitView, other: VisitView): number => collator.compare(one.visitorName ?? '\uFFFF', other.visitorName ?? '\uFFFF');
};

/** Under which letter a name stands: É under E, but Å under Å where the language has it as a letter of its own. */
function letterOf(name: string | null, language: Language): string {
  if (!name) return '–';
  const letter = String.fromCodePoint(name.codePointAt(0)!).toLocaleUpperCase(language);
  const plain = letter.normalize('NFD').charAt(0);
  return new Intl.Collator(language, { sensitivity: 'base' }).compare(letter, plain) === 0 ? plain : letter;
}
