import type { Language, ProgrammeItem } from '#contracts';
import { jsonLdOfOne } from '../programme/json-ld.js';
import { placeOf } from '../programme/place.js';
import { facts } from './forms.js';
import type { ClientHead } from '../web/client-head.js';
import { escaped, page, prose } from './html.js';
import { clockOf, whenOf } from './when.js';

const words = {
  sv: {
    when: 'När', where: 'Var', seats: 'Platser', seatsLeft: (seats: number, capacity: number) => `${seats} av ${capacity} kvar`, sessions: 'Programpunkter',
    cancelled: 'Evenemanget är inställt.', over: 'Evenemanget är över.', all: 'Hela programmet', calendar: 'Lägg i kalendern',
  },
  en: {
    when: 'When', where: 'Where', seats: 'Seats', seatsLeft: (seats: number, capacity: number) => `${seats} of ${capacity} left`, sessions: 'Sessions',
    cancelled: 'The event is cancelled.', over: 'The event is over.', all: 'The whole programme', calendar: 'Add to your calendar',
  },
};

interface Shown {
  event: ProgrammeItem;
  language: Language;
  origin: string;
  client?: ClientHead;
}

/** @param registering HTML: what has come of registering, which is told first, or the form, which is below what it is for */
export function eventPage({ event, language, origin, client }: Shown, registering: { told?: string; form?: string }): string {
  const text = words[language];
  const slug = encodeURIComponent(event.slug);
  const body = `<h1>${escaped(event.title[language])}</h1>
${registering.told ?? noticeOf(event, language)}
${facts([[text.when, whenOf(event, language)], [text.where, placeOf(event, language)], [text.seats, event.state === 'published' ? text.seatsLeft(event.seatsLeft, event.capacity) : null]])}
<p><strong>${escaped(event.summary[language])}</strong></p>
${prose(event.description[language])}
${event.sessions.length > 0 ? `<h2>${text.sessions}</h2>\n<ul>\n${event.sessions.map((session) => sessionItem(session, event.timeZone, language)).join('\n')}\n</ul>` : ''}
${registering.form ?? ''}
<nav><a href="/programme?language=${language}">${text.all}</a>${event.state === 'published' ? ` <a href="/api/v1/programme/${slug}/event.ics?language=${language}">${text.calendar}</a>` : ''}</nav>`;
  return page({ language, title: event.title[language], body, path: `/programme/${slug}`, head: linkedData(event, language, origin), client });
}

function noticeOf({ state, reason }: ProgrammeItem, language: Language): string {
  const { cancelled, over } = words[language];
  if (state === 'cancelled') return `<div class="warn"><p>${cancelled}${reason ? ` ${escaped(reason)}` : ''}</p></div>`;
  return state === 'over' ? `<div class="note"><p>${over}</p></div>` : '';
}

function sessionItem({ title, start, end, speakers }: ProgrammeItem['sessions'][number], timeZone: string, language: Language): string {
  const who = speakers.map(({ name, organisation }) => (organisation ? `${name}, ${organisation}` : name)).join('; ');
  const clock = `${clockOf(start, timeZone, language)}–${clockOf(end, timeZone, language)}`;
  return `<li>${clock} ${escaped(title[language])}${who && `<br><span class="quiet">${escaped(who)}</span>`}</li>`;
}

// Data, which no browser runs; a text in it must not end it.
const linkedData = (event: ProgrammeItem, language: Language, origin: string): string =>
  `<script type="application/ld+json">${JSON.stringify(jsonLdOfOne(event, language, origin)).replaceAll('<', String.raw`\u003c`)}</script>\n`;
