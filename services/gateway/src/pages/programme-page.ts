import type { Language, ProgrammeItem } from '#contracts';
import { placeOf } from '../programme/place.js';
import { escaped, otherLanguage, page } from './html.js';
import { whenOf } from './when.js';

const words = {
  sv: {
    title: 'Programmet', lead: 'Vad som händer i huset.', empty: 'Just nu finns inget i programmet. Titta gärna in igen.',
    cancelled: 'Inställt', full: 'Fullt – det går att ställa sig i kön', few: (seats: number) => `${seats} platser kvar`,
    calendar: 'Prenumerera i din kalender', feed: 'Flöde (Atom)', home: 'Till startsidan',
  },
  en: {
    title: 'The programme', lead: 'What is on in the house.', empty: 'There is nothing in the programme right now. Do look in again.',
    cancelled: 'Cancelled', full: 'Full – you can join the waiting list', few: (seats: number) => (seats === 1 ? '1 seat left' : `${seats} seats left`),
    calendar: 'Subscribe in your calendar', feed: 'Feed (Atom)', home: 'To the start page',
  },
};

const fewSeats = 10;

/** What is on, by start. */
export function programmePage(events: ProgrammeItem[], language: Language): string {
  const { title, lead, empty, calendar, feed, home } = words[language];
  const body = `<h1>${title}</h1>
<p>${lead}</p>
${events.length > 0 ? `<ul class="events">\n${events.map((event) => entry(event, language)).join('\n')}\n</ul>` : `<p class="note">${empty}</p>`}
<nav><a href="/api/v1/programme.ics?language=${language}">${calendar}</a> <a href="/api/v1/programme.atom?language=${language}">${feed}</a> ${otherLanguage(language)} <a href="/">${home}</a></nav>`;
  const head = `<link rel="alternate" type="application/atom+xml" title="${title}" href="/api/v1/programme.atom?language=${language}">\n`;
  return page({ language, title, body, head });
}

function entry(event: ProgrammeItem, language: Language): string {
  const place = placeOf(event, language);
  const called = callOf(event, language);
  return `<li>
<h2><a href="/programme/${encodeURIComponent(event.slug)}?language=${language}">${escaped(event.title[language])}</a></h2>
<p class="quiet">${escaped(whenOf(event, language))}${place ? `<br>${escaped(place)}` : ''}</p>
<p>${escaped(event.summary[language])}</p>
${called ? `<p class="called">${called}</p>` : ''}
</li>`;
}

/** What a reader should know before she goes on; nothing where there is plenty of room. */
function callOf({ state, seatsLeft }: ProgrammeItem, language: Language): string | undefined {
  const { cancelled, full, few } = words[language];
  if (state === 'cancelled') return cancelled;
  if (state !== 'published' || seatsLeft > fewSeats) return undefined;
  return seatsLeft === 0 ? full : few(seatsLeft);
}
