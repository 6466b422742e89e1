import type { Language, ProgrammeItem } from '#contracts';
import { placeOf } from '../programme/place.js';
import type { ClientHead } from '../web/client-head.js';
import { escaped, page } from './html.js';
import { unbroken, whenOf } from './when.js';

const words = {
  sv: {
    title: 'Programmet', lead: 'Vad som händer i huset.', empty: 'Just nu finns inget i programmet. Titta gärna in igen.',
    cancelled: 'Inställt', full: 'Fullt – ställ dig på väntelistan', few: (seats: number) => (seats === 1 ? '1 plats kvar' : `${seats} platser kvar`),
    calendar: 'Prenumerera i din kalender', feed: 'Följ i en nyhetsläsare (Atom)',
  },
  en: {
    title: 'The programme', lead: 'What is on in the house.', empty: 'There is nothing in the programme right now. Do look in again.',
    cancelled: 'Cancelled', full: 'Full – you can join the waiting list', few: (seats: number) => (seats === 1 ? '1 seat left' : `${seats} seats left`),
    calendar: 'Subscribe in your calendar', feed: 'Follow in a news reader (Atom)',
  },
};

const fewSeats = 10;

/** What is on, by start. */
export function programmePage(events: ProgrammeItem[], language: Language, client?: ClientHead): string {
  const { title, lead, empty, calendar, feed } = words[language];
  const body = `<h1>${title}</h1>
<p>${lead}</p>
${events.length > 0 ? `<ul class="events">\n${events.map((event) => entry(event, language)).join('\n')}\n</ul>` : `<p class="note">${empty}</p>`}
<nav><a href="/api/v1/programme.ics?language=${language}">${calendar}</a> <a href="/api/v1/programme.atom?language=${language}">${feed}</a></nav>`;
  const head = `<link rel="alternate" type="application/atom+xml" title="${title}" href="/api/v1/programme.atom?language=${language}">\n`;
  return page({ language, title, body, head, client });
}

function entry(event: ProgrammeItem, language: Language): string {
  const place = placeOf(event, language);
  const called = callOf(event, language);
  return `<li>
<h2><a href="/programme/${encodeURIComponent(event.slug)}?language=${language}">${escaped(event.title[language])}</a></h2>
<p class="quiet">${escaped(unbroken(whenOf(event, language)))}${place ? `<br>${escaped(place)}` : ''}</p>
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
