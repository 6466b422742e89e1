import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';

export interface HolidayName {
  sv: string;
  en: string;
}

// The dates of a year never change while the process lives, and working them out takes milliseconds.
const years = new Map<string, ReadonlyMap<string, HolidayName>>();

/** The name of the public holiday on `date` in `country` (ISO 3166-1), if it is one. Eves and observances are not. */
export const publicHoliday = (country: string, date: Temporal.PlainDate): HolidayName | undefined =>
  holidaysOf(country, date.year).get(date.toString());

/** Whether the public holidays of a country are known. */
export const knowsHolidaysOf = (country: string): boolean => Object.hasOwn(new Holidays().getCountries(), country);

function holidaysOf(country: string, year: number): ReadonlyMap<string, HolidayName> {
  const key = `${country} ${year}`;
  const known = years.get(key);
  if (known) return known;

  const calendar = new Holidays(country);
  // One that began last year may not be over.
  const named = (language: string) =>
    [year - 1, year]
      .flatMap((one) => calendar.getHolidays(one, language))
      .filter(({ type }) => type === 'public')
      .flatMap(daysOf);
  const english = new Map(named('en'));
  const holidays = new Map(named('sv').map(([date, sv]) => [date, { sv, en: english.get(date) ?? sv }]));
  years.set(key, holidays);
  return holidays;
}

/** A holiday may last several days, in some countries. */
function daysOf({ date, name, start, end }: { date: string; name: string; start: Date; end: Date }): [string, string][] {
  const first = Temporal.PlainDate.from(date.slice(0, 10));
  const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
  return Array.from({ length: days }, (_, index) => [first.add({ days: index }).toString(), name]);
}
