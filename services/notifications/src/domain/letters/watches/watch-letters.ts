import type { SmsParts } from '../../sms-text.js';
import { longTime, shortTime } from '../../times.js';
import { whereOf, type ToldWatch } from '../../told.js';
import { type Letter, letterOf, toTheHouse, type Wording, type Words, type Written } from '../letter.js';
import type { WatchTelling } from './watch-telling.js';

const wishes = {
  sv: { label: 'Du önskade', value: ({ people, minutes }: ToldWatch) => `${minutes} minuter för ${people === 1 ? '1 person' : `${people} personer`}` },
  en: { label: 'Your wish', value: ({ people, minutes }: ToldWatch) => `${minutes} minutes for ${people === 1 ? '1 person' : `${people} people`}` },
};

const footers = {
  sv: (house: string) => `Mejlet är skickat automatiskt till dig som bevakar lediga tider i ${house}.`,
  en: (house: string) => `You get this automatic e-mail because you watch for free times at ${house}.`,
};

export function writeAboutWatch(wording: Wording<WatchTelling>, telling: WatchTelling): Written {
  const words = wording[telling.language](telling);
  return { letter: watchLetter(telling, words), sms: sms(telling, words), calendar: null };
}

function watchLetter(telling: WatchTelling, words: Words): Letter {
  const { watch, language, house } = telling;
  return letterOf(telling, words, whereOf(watch.windows[0]!, language), {
    details: [
      ...watch.windows.map((window) => ({ label: whereOf(window, language), value: longTime(window, language) })),
      { label: wishes[language].label, value: wishes[language].value(watch) },
    ],
    link: toTheHouse(telling),
    footer: footers[language](house),
  });
}

const sms = ({ watch: { windows }, language, house }: WatchTelling, words: Words): SmsParts => ({ says: words.sms, title: whereOf(windows[0]!, language), details: [shortTime(windows[0]!)], end: words.smsEnd!, from: house });
