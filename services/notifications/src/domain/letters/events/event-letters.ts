import type { SmsParts } from '../../sms-text.js';
import { longTime, shortTime } from '../../times.js';
import type { ToldEvent } from '../../told.js';
import { type Letter, letterOf, toTheHouse, type Wording, type Words, type Writing, type Written } from '../letter.js';

export interface EventTelling extends Writing {
  event: ToldEvent;
}

const labels = {
  sv: { what: 'Vad', when: 'När' },
  en: { what: 'What', when: 'When' },
};

const footers = {
  sv: (house: string) => `Mejlet är skickat automatiskt till dig som arrangerar evenemang i ${house}.`,
  en: (house: string) => `You get this automatic e-mail because you arrange events at ${house}.`,
};

export function writeAboutEvent(wording: Wording<EventTelling>, telling: EventTelling): Written {
  const words = wording[telling.language](telling);
  return { letter: eventLetter(telling, words), sms: sms(telling, words), calendar: null };
}

function eventLetter(telling: EventTelling, words: Words): Letter {
  const { event, language, house } = telling;
  return letterOf(telling, words, event.title[language], {
    details: [
      { label: labels[language].what, value: event.title[language] },
      { label: labels[language].when, value: longTime(event, language) },
    ],
    link: toTheHouse(telling),
    footer: footers[language](house),
  });
}

const sms = ({ event, language, house }: EventTelling, words: Words): SmsParts => ({ says: words.sms, title: event.title[language], details: [shortTime(event)], end: words.smsEnd, from: house });
