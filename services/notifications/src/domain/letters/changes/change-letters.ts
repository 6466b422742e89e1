import type { SmsParts } from '../../sms-text.js';
import { longTime, shortTime } from '../../times.js';
import { whereOf } from '../../told.js';
import { type Letter, letterOf, quoted, toTheHouse, type Wording, type Words, type Written } from '../letter.js';
import type { ChangeTelling } from './change-telling.js';

const labels = {
  sv: { what: 'Vad', is: 'Bokat', wanted: 'Önskat', people: 'Antal' },
  en: { what: 'What', is: 'Booked', wanted: 'Asked for', people: 'For' },
};

const footers = {
  sv: (site: string) => `Mejlet är skickat automatiskt till dig som har bokat en lokal i ${site}.`,
  en: (site: string) => `You get this automatic e-mail because you booked a room at ${site}.`,
};

const people = { sv: (count: number) => (count === 1 ? '1 person' : `${count} personer`), en: (count: number) => (count === 1 ? '1 person' : `${count} people`) };

export function writeAboutChange(wording: Wording<ChangeTelling>, telling: ChangeTelling): Written {
  const words = wording[telling.language](telling);
  return { letter: changeLetter(telling, words), sms: sms(telling, words), calendar: null };
}

function changeLetter(telling: ChangeTelling, words: Words): Letter {
  const { change, language } = telling;
  const { from, siteName, timeZone } = change;
  const label = labels[language];
  return letterOf(telling, words, change.title, {
    details: [
      { label: label.what, value: change.title },
      { label: label.is, value: `${longTime({ ...from, timeZone }, language)}, ${whereOf({ siteName, spaceName: from.spaceName }, language)}` },
      { label: label.wanted, value: `${longTime(change, language)}, ${whereOf(change, language)}` },
      { label: label.people, value: people[language](change.people) },
    ],
    quote: quoted(change.reason, language, change.listedReason),
    link: toTheHouse(telling),
    footer: footers[language](siteName[language]),
  });
}

const sms = ({ change, language }: ChangeTelling, words: Words): SmsParts => ({
  says: words.sms,
  title: change.title,
  details: [shortTime({ ...change.from, timeZone: change.timeZone }), change.from.spaceName[language]],
  end: words.smsEnd,
  from: change.siteName[language],
});
