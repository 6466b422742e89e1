import { Temporal } from 'temporal-polyfill';
import type { Language } from './message.js';
import type { Period } from './told.js';

const localeOf = { sv: 'sv-SE', en: 'en-GB' };

/** `torsdag 26 november 2026 kl. 13.00–15.00`, in the time zone of the place. */
export function longTime(period: Period, language: Language): string {
  const { start, end, lastDay } = localOf(period);
  const from = `${day(start.toPlainDate(), language)}${language === 'sv' ? ' kl. ' : ', '}${clock(start, language)}`;
  if (lastDay.equals(start.toPlainDate())) return `${from}–${endClock(end, lastDay, language)}`;
  return `${from} – ${day(lastDay, language)}${language === 'sv' ? ' kl. ' : ', '}${endClock(end, lastDay, language)}`;
}

/** `26/11 13.00-15.00`: short, and in letters that an SMS has. */
export function shortTime(period: Period): string {
  const { start, end, lastDay } = localOf(period);
  const from = `${start.day}/${start.month} ${clock(start, 'sv')}`;
  const to = endClock(end, lastDay, 'sv');
  return lastDay.equals(start.toPlainDate()) ? `${from}-${to}` : `${from} - ${lastDay.day}/${lastDay.month} ${to}`;
}

/** `fredag 27 november 2026 kl. 12.00`: one moment, such as a deadline. */
export function longMoment(instant: string, timeZone: string, language: Language): string {
  const at = local(instant, timeZone);
  return `${day(at.toPlainDate(), language)}${language === 'sv' ? ' kl. ' : ', '}${clock(at, language)}`;
}

/** `27/11 12.00` */
export function shortMoment(instant: string, timeZone: string): string {
  const at = local(instant, timeZone);
  return `${at.day}/${at.month} ${clock(at, 'sv')}`;
}

/** `1 december 2026 – 30 november 2027`: whole days, the last included. */
export function days(period: Period, language: Language): string {
  const { start, lastDay } = localOf(period);
  return [start.toPlainDate(), lastDay].map((date) => plainDay(date, language)).join(' – ');
}

/** `30 november 2027`: the last whole day of a period. */
export const lastDay = (period: Period, language: Language): string => plainDay(localOf(period).lastDay, language);

/** Whether two texts tell the same moment, however they write it. */
export const isSameMoment = (one: string, other: string): boolean => Date.parse(one) === Date.parse(other);

const local = (instant: string, timeZone: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);

function localOf({ start, end, timeZone }: Period) {
  const localEnd = local(end, timeZone);
  // Half-open: what ends at midnight has taken none of the day that begins then.
  const lastDay = localEnd.subtract({ nanoseconds: 1 }).toPlainDate();
  return { start: local(start, timeZone), end: localEnd, lastDay };
}

const formatsOf = (style: Intl.DateTimeFormatOptions): Record<Language, Intl.DateTimeFormat> => {
  const options = { ...style, day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return { sv: new Intl.DateTimeFormat(localeOf.sv, options), en: new Intl.DateTimeFormat(localeOf.en, options) };
};

// Each takes longer to make than the rest of a letter.
const formats = { withWeekday: formatsOf({ weekday: 'long' }), plain: formatsOf({}) };

const midnightOf = ({ year, month, day }: Temporal.PlainDate): number => Date.UTC(year, month - 1, day);

const plainDay = (date: Temporal.PlainDate, language: Language): string => formats.plain[language].format(midnightOf(date));

const day = (date: Temporal.PlainDate, language: Language): string => formats.withWeekday[language].format(midnightOf(date)).replace(',', '');

const clock = (time: Temporal.ZonedDateTime, language: Language): string =>
  [time.hour, time.minute].map((part) => String(part).padStart(2, '0')).join(language === 'sv' ? '.' : ':');

const endClock = (end: Temporal.ZonedDateTime, lastDay: Temporal.PlainDate, language: Language): string =>
  end.toPlainDate().equals(lastDay) ? clock(end, language) : language === 'sv' ? '24.00' : '24:00';
