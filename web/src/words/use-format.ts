import { useMemo } from 'react';
import { useLanguage, type Language } from './language';

type Instant = string | number | Date;

/** Dates, times and numbers as they are written in Sweden, or in English in Sweden: by 24 hours, weeks from Monday. */
export interface Format {
  /** “tors 26 nov.”, with the year where it is not this one. */
  day: (at: Instant) => string;
  /** “torsdag 26 november”. */
  longDay: (at: Instant) => string;
  /** “13:00”. */
  time: (at: Instant) => string;
  /** “tors 26 nov. 13:00”. */
  dayAndTime: (at: Instant) => string;
  /** “13:00–15:00”, or with both days where they differ. */
  period: (start: Instant, end: Instant) => string;
  /** “2 tim 30 min”. */
  minutes: (minutes: number) => string;
  number: (value: number, options?: Intl.NumberFormatOptions) => string;
  /** The calendar day there, as `2026-11-26`. */
  dateOf: (at: Instant) => string;
  /** “om 3 timmar”, “för 5 minuter sedan”. */
  since: (at: Instant, now?: Instant) => string;
  timeZone: string;
}

/** @param timeZone that of the site which is spoken of; without it that of the reader */
export function useFormat(timeZone?: string): Format {
  const language = useLanguage();
  return useMemo(() => formatIn(language, timeZone), [language, timeZone]);
}

const made = new Map<string, Format>();

export function formatIn(language: Language, timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone): Format {
  const key = `${language} ${timeZone}`;
  const format = made.get(key) ?? makeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', timeZone);
  made.set(key, format);
  return format;
}

function makeFormat(locale: string, timeZone: string): Format {
  const by = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone, hourCycle: 'h23', ...options });
    return (at: Instant) => format.format(new Date(at));
  };
  const date = new Intl.DateTimeFormat('sv-SE', { timeZone });
  const dateOf = (at: Instant) => date.format(new Date(at));
  const shortDay = by({ weekday: 'short', day: 'numeric', month: 'short' });
  const dayOfYear = by({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const day = (at: Instant) => (dateOf(at).slice(0, 4) === dateOf(Date.now()).slice(0, 4) ? shortDay(at) : dayOfYear(at));
  const time = by({ hour: '2-digit', minute: '2-digit' });
  return {
    timeZone,
    day,
    time,
    dateOf,
    longDay: by({ weekday: 'long', day: 'numeric', month: 'long' }),
    dayAndTime: (at) => `${day(at)} ${time(at)}`,
    period: (start, end) =>
      dateOf(start) === dateOf(new Date(end).getTime() - 1) ? `${time(start)}–${endOf(time(end))}` : `${day(start)} ${time(start)} – ${day(end)} ${time(end)}`,
    minutes: (minutes) => durationIn(locale, minutes),
    number: (value, options) => new Intl.NumberFormat(locale, options).format(value),
    since: (at, now = Date.now()) => relativeIn(locale, new Date(at).getTime() - new Date(now).getTime()),
  };
}

// A day that ends at midnight ends at 24.
const endOf = (time: string) => (time === '00:00' ? '24:00' : time);

function durationIn(locale: string, minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const unit = (value: number, name: string) => new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
  return [...(hours > 0 ? [unit(hours, 'hour')] : []), ...(rest > 0 || hours === 0 ? [unit(rest, 'minute')] : [])].join(' ');
}

const units: [Intl.RelativeTimeFormatUnit, number][] = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000]];

function relativeIn(locale: string, ms: number): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const [unit, size] = units.find(([, size]) => Math.abs(ms) >= size) ?? ['minute', 60_000];
  return format.format(Math.round(ms / size), unit);
}
