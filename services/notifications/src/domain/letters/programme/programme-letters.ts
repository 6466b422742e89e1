import type { SmsParts } from '../../sms-text.js';
import { longTime, shortTime } from '../../times.js';
import { whereOf, type ToldProgramme } from '../../told.js';
import { type Letter, letterOf, type Wording, type Words, type Writing, type Written } from '../letter.js';

export interface ProgrammeTelling extends Writing {
  programme: ToldProgramme;
}

const labels = {
  sv: { what: 'Vad', when: 'När', where: 'Var', online: 'På nätet', later: 'Meddelas senare', link: 'Läs mer och anmäl dig' },
  en: { what: 'What', when: 'When', where: 'Where', online: 'Online', later: 'To be announced', link: 'Read more and register' },
};

const footers = {
  sv: (house: string) => `Mejlet är skickat automatiskt till dig som vill veta vad som är nytt i ${house}.`,
  en: (house: string) => `You get this automatic e-mail because you want to know what is new at ${house}.`,
};

export function writeAboutProgramme(wording: Wording<ProgrammeTelling>, telling: ProgrammeTelling): Written {
  const words = wording[telling.language](telling);
  return { letter: programmeLetter(telling, words), sms: sms(telling, words), calendar: null };
}

function programmeLetter(telling: ProgrammeTelling, words: Words): Letter {
  const { programme, language, house, publicUrl } = telling;
  const label = labels[language];
  return letterOf(telling, words, programme.title[language], {
    details: [
      { label: label.what, value: programme.title[language] },
      { label: label.when, value: longTime(programme, language) },
      { label: label.where, value: placeOf(telling) },
    ],
    link: { label: label.link, href: `${publicUrl}/programme/${encodeURIComponent(programme.slug)}?language=${language}` },
    footer: footers[language](house),
  });
}

const placeOf = ({ programme, language }: ProgrammeTelling): string =>
  programme.attendance === 'online' ? labels[language].online : whereOf(programme, language) || labels[language].later;

const sms = ({ programme, language, house }: ProgrammeTelling, words: Words): SmsParts => ({ says: words.sms, title: programme.title[language], details: [shortTime(programme)], end: words.smsEnd, from: house });
