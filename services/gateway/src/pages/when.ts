import type { Language } from '#contracts';

const locales: Record<Language, string> = { sv: 'sv-SE', en: 'en-GB' };

interface Span {
  start: string;
  end: string;
  timeZone: string;
}

const written = (instant: string, language: Language, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locales[language], options).format(new Date(instant));

export const dayOf = (instant: string, timeZone: string, language: Language): string => written(instant, language, { dateStyle: 'full', timeZone });

export const clockOf = (instant: string, timeZone: string, language: Language): string => written(instant, language, { timeStyle: 'short', timeZone });

export const momentOf = (instant: string, timeZone: string, language: Language): string =>
  written(instant, language, { dateStyle: 'full', timeStyle: 'short', timeZone });

/** "torsdag 26 november 2026 kl. 13:00–15:00", in the zone where it happens. */
export function whenOf({ start, end, timeZone }: Span, language: Language): string {
  const from = momentOf(start, timeZone, language);
  const isSameDay = dayOf(start, timeZone, language) === dayOf(end, timeZone, language);
  return isSameDay ? `${from}–${clockOf(end, timeZone, language)}` : `${from} – ${momentOf(end, timeZone, language)}`;
}
