import { Temporal } from 'temporal-polyfill';
import { publicHoliday } from './public-holidays.js';
import { closingInstant, openingInstant } from './wall-clock.js';

/** Times of day as `08:00`; `24:00` is the end of the day. */
export interface Hours {
  opens: string;
  closes: string;
}

export interface WeeklyHours extends Hours {
  /** 1 is Monday, 7 Sunday. */
  weekday: number;
}

export interface Note {
  sv: string;
  en: string;
}

export interface OpeningException {
  date: string;
  /** Null is closed. */
  hours: Hours | null;
  note: Note;
}

export interface OpeningCalendar {
  timeZone: string;
  /** ISO 3166-1, for its public holidays. */
  country: string;
  weeklyHours: readonly WeeklyHours[];
  dayBeforeHolidayCloses: string | null;
  exceptions: readonly OpeningException[];
}

export type Ground = 'weekly' | 'exception' | 'public-holiday' | 'day-before-public-holiday';

export interface OpeningDay {
  date: string;
  opens: Temporal.Instant | null;
  closes: Temporal.Instant | null;
  ground: Ground;
  note: Note | null;
}

interface Rule {
  hours: Hours | null;
  ground: Ground;
  note: Note | null;
}

/** When a site is open on each date from `from` to `to`, both included. */
export function openingDays(calendar: OpeningCalendar, from: Temporal.PlainDate, to: Temporal.PlainDate): OpeningDay[] {
  const days: OpeningDay[] = [];
  for (let date = from; Temporal.PlainDate.compare(date, to) <= 0; date = date.add({ days: 1 }))
    days.push(openingDay(calendar, date));
  return days;
}

export function openingDay(calendar: OpeningCalendar, date: Temporal.PlainDate): OpeningDay {
  const { hours, ground, note } = exceptionOn(calendar, date) ?? holidayOn(calendar, date) ?? ordinaryOn(calendar, date);
  const closed = { date: date.toString(), opens: null, closes: null, ground, note };
  if (!hours) return closed;

  const opens = openingInstant(date, hours.opens, calendar.timeZone);
  const closes = closingInstant(date, hours.closes, calendar.timeZone);
  // Hours that lie wholly in the hour that the clocks skip never come.
  return Temporal.Instant.compare(opens, closes) < 0 ? { ...closed, opens, closes } : closed;
}

function exceptionOn({ exceptions }: OpeningCalendar, date: Temporal.PlainDate): Rule | undefined {
  const exception = exceptions.find((candidate) => candidate.date === date.toString());
  return exception && { hours: exception.hours, ground: 'exception', note: exception.note };
}

function holidayOn({ country }: OpeningCalendar, date: Temporal.PlainDate): Rule | undefined {
  const note = publicHoliday(country, date);
  return note && { hours: null, ground: 'public-holiday', note };
}

function ordinaryOn(calendar: OpeningCalendar, date: Temporal.PlainDate): Rule {
  const hours = calendar.weeklyHours.find(({ weekday }) => weekday === date.dayOfWeek) ?? null;
  const holiday = publicHoliday(calendar.country, date.add({ days: 1 }));
  const closes = calendar.dayBeforeHolidayCloses;
  // Times of day of this form sort as text.
  if (!hours || !holiday || closes === null || hours.closes <= closes) return { hours, ground: 'weekly', note: null };

  const note = { sv: `Dagen före ${holiday.sv}`, en: `The day before ${holiday.en}` };
  return { hours: hours.opens < closes ? { opens: hours.opens, closes } : null, ground: 'day-before-public-holiday', note };
}
