import type { Language } from '#contracts';

const locales: Record<Language, string> = { sv: 'sv-SE', en: 'en-GB' };

interface Span {
  start: string;
  end: string;
  timeZone: string;
}

const written = (instant: string | number, language: Language, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locales[language], options).format(new Date(instant));

/** "torsdag 26 november 2026", "Thursday 26 November 2026" */
export const dayOf = (instant: string | number, timeZone: string, language: Language): string =>
  written(instant, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone }).replace(',', '');

/** "13.00", as Swedes and our messages write it; "13:00" */
export function clockOf(instant: string, timeZone: string, language: Language): string {
  const clock = written(instant, language, { timeStyle: 'short', timeZone });
  return language === 'sv' ? clock.replace(':', '.') : clock;
}

const at: Record<Language, string> = { sv: ' kl. ', en: ', ' };

/** "torsdag 26 november 2026 kl. 13.00", "Thursday 26 November 2026, 13:00" */
export const momentOf = (instant: string, timeZone: string, language: Language): string =>
  `${dayOf(instant, timeZone, language)}${at[language]}${clockOf(instant, timeZone, language)}`;

/** "torsdag 26 november 2026 kl. 13.00–15.00", in the zone where it happens. */
export function whenOf({ start, end, timeZone }: Span, language: Language): string {
  // What ends at midnight has taken none of the day that begins then.
  const lastDay = dayOf(Date.parse(end) - 1, timeZone, language);
  const isMidnight = lastDay !== dayOf(end, timeZone, language);
  const until = isMidnight ? clockOf(end, timeZone, language).replace('00', '24') : clockOf(end, timeZone, language);
  const from = momentOf(start, timeZone, language);
  return lastDay === dayOf(start, timeZone, language) ? `${from}–${until}` : `${from} – ${lastDay}${at[language]}${until}`;
}

/** The same, with the clock kept on one line. */
export const unbroken = (when: string): string => when.replaceAll('kl. ', 'kl.\u00A0').replaceAll(/–(?=\d)/g, '–\u2060');
