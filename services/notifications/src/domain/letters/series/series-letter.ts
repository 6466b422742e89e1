import { longTime } from '../../times.js';
import { whereOf, type ToldSeries } from '../../told.js';
import { type Letter, letterOf, takenBack, quoted, type Words, type Writing } from '../letter.js';

export interface SeriesTelling extends Writing {
  series: ToldSeries;
}

const labels = {
  sv: { what: 'Vad', where: 'Lokal', address: 'Adress', link: 'Till' },
  en: { what: 'What', where: 'Room', address: 'Address', link: 'Go to' },
};

const states = {
  sv: { requested: 'Väntar', approved: 'Godkänt', declined: 'Avslaget', withdrawn: 'Återtaget', cancelled: 'Avbokat' },
  en: { requested: 'Waiting', approved: 'Approved', declined: 'Declined', withdrawn: 'Withdrawn', cancelled: 'Cancelled' },
};

const footers = {
  sv: (site: string) => `Mejlet är skickat automatiskt till dig som har bokat eller bett om en lokal i ${site}.`,
  en: (site: string) => `You get this automatic e-mail because you booked or asked for a room at ${site}.`,
};

/** Each occasion that the message is about stands by itself, with how it stands. */
export function seriesLetter(telling: SeriesTelling, words: Words): Letter {
  const { series, language, publicUrl } = telling;
  const { timeZone } = series;
  const label = labels[language];
  return letterOf(telling, words, series.title, {
    details: [
      { label: label.what, value: series.title },
      { label: label.where, value: whereOf(series, language) },
      { label: label.address, value: series.address },
      ...series.occurrences.map(({ state, ...times }) => ({ label: states[language][state], value: longTime({ ...times, timeZone }, language) })),
    ],
    quote: quoted(series.reason, language, series.listedReason),
    link: { label: `${label.link} ${series.siteName[language]}`, href: publicUrl },
    footer: footers[language](series.siteName[language]),
  });
}

/** How many of the occasions stand so. */
export const countOf = ({ series }: SeriesTelling, state: ToldSeries['occurrences'][number]['state']): number =>
  series.occurrences.filter((one) => one.state === state).length;

export const occasions = {
  sv: (count: number) => (count === 1 ? '1 tillfälle' : `${count} tillfällen`),
  en: (count: number) => (count === 1 ? '1 occasion' : `${count} occasions`),
};

const invited = {
  sv: ['Med mejlet följer en inbjudan till din kalender, med alla tillfällen som är dina.', 'Det som följer med mejlet uppdaterar serien i din kalender.'],
  en: ['An invitation for your calendar comes with this e-mail, with all the occasions that are yours.', 'What comes with this e-mail updates the series in your calendar.'],
} as const;

/** What the mail does to her calendar. */
export function inCalendar(telling: SeriesTelling): string[] {
  if (telling.invitation === 'REQUEST') return [invited[telling.language][telling.isInvited ? 1 : 0]];
  return telling.invitation === 'CANCEL' ? [takenBack(telling).trim()] : [];
}
