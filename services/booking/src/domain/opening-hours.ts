import { Temporal } from 'temporal-polyfill';
import { publicHoliday, type HolidayName } from './public-holidays.js';
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

/** A part of the year with a week of its own. Seasons of one calendar never overlap. */
export interface Season {
  name: Note;
  firstDay: string;
  /** Included. */
  lastDay: string;
  weeklyHours: readonly WeeklyHours[];
}

export interface OpeningException {
  date: string;
  /** Null is closed. */
  hours: Hours | null;
  note: Note;
}

/** What a space has for itself; in all the rest it follows its site. */
export interface OwnHours {
  /** Null where it follows its site's week; without any day in it, it is closed but for its seasons and exceptions. */
  weeklyHours: readonly WeeklyHours[] | null;
  seasons: readonly Season[];
  exceptions: readonly OpeningException[];
}

export interface OpeningCalendar {
  timeZone: string;
  /** ISO 3166-1, for its public holidays. */
  country: string;
  weeklyHours: readonly WeeklyHours[];
  dayBeforeHolidayCloses: string | null;
  exceptions: readonly OpeningException[];
  seasons?: readonly Season[];
  /** Where this is the calendar of a space. */
  own?: OwnHours | null;
}

export type Ground = 'weekly' | 'season' | 'exception' | 'public-holiday' | 'day-before-public-holiday';

export interface OpeningDay {
  date: string;
  opens: Temporal.Instant | null;
  closes: Temporal.Instant | null;
  ground: Ground;
  note: Note | null;
}

/** What is said of a day, by the clocks. */
export interface DayRule {
  hours: Hours | null;
  ground: Ground;
  note: Note | null;
}

/** A date with what the calendars of a country say of it. */
export interface CalendarDay {
  date: Temporal.PlainDate;
  text: string;
  weekday: number;
  holiday: HolidayName | undefined;
  holidayTomorrow: HolidayName | undefined;
}

export const hasOwnCalendar = (own: OwnHours | null | undefined): boolean =>
  own != null && (own.weeklyHours !== null || own.seasons.length > 0 || own.exceptions.length > 0);

/** When it is open on each date from `from` to `to`, both included. */
export const openingDays = (calendar: OpeningCalendar, from: Temporal.PlainDate, to: Temporal.PlainDate): OpeningDay[] =>
  calendarDays(calendar.country, from, to).map((day) => openingOn(calendar, day));

export const openingDay = (calendar: OpeningCalendar, date: Temporal.PlainDate): OpeningDay =>
  openingOn(calendar, calendarDay(calendar.country, date));

export function calendarDays(country: string, from: Temporal.PlainDate, to: Temporal.PlainDate): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let date = from; Temporal.PlainDate.compare(date, to) <= 0; date = date.add({ days: 1 }))
    days.push(calendarDay(country, date));
  return days;
}

const calendarDay = (country: string, date: Temporal.PlainDate): CalendarDay => ({
  date,
  text: date.toString(),
  weekday: date.dayOfWeek,
  holiday: publicHoliday(country, date),
  holidayTomorrow: publicHoliday(country, date.add({ days: 1 })),
});

function openingOn(calendar: OpeningCalendar, day: CalendarDay): OpeningDay {
  const { hours, ground, note } = ruleOn(calendar, day);
  const window = hours && windowOn(day.date, hours, calendar.timeZone);
  return { date: day.text, opens: window?.opens ?? null, closes: window?.closes ?? null, ground, note };
}

/** Null for hours that lie wholly in the hour that the clocks skip: they never come. */
export function windowOn(date: Temporal.PlainDate, hours: Hours, timeZone: string) {
  const opens = openingInstant(date, hours.opens, timeZone);
  const closes = closingInstant(date, hours.closes, timeZone);
  return Temporal.Instant.compare(opens, closes) < 0 ? { opens, closes } : null;
}

/** The most particular rule decides: an exception of the space, one of the site, a public holiday, the week that applies. */
export const ruleOn = (calendar: OpeningCalendar, day: CalendarDay): DayRule =>
  exceptionOn(calendar.own?.exceptions, day) ??
  exceptionOn(calendar.exceptions, day) ??
  holidayOn(day) ??
  ordinaryOn(calendar, day);

function exceptionOn(exceptions: readonly OpeningException[] | undefined, { text }: CalendarDay): DayRule | undefined {
  const exception = exceptions?.find(({ date }) => date === text);
  return exception && { hours: exception.hours, ground: 'exception', note: exception.note };
}

const holidayOn = ({ holiday }: CalendarDay): DayRule | undefined =>
  holiday && { hours: null, ground: 'public-holiday', note: holiday };

function ordinaryOn(calendar: OpeningCalendar, day: CalendarDay): DayRule {
  const { weeklyHours, ...week } = weekOn(calendar, day);
  const hours = weeklyHours.find(({ weekday }) => weekday === day.weekday) ?? null;
  const closes = calendar.dayBeforeHolidayCloses;
  // Times of day of this form sort as text.
  if (!hours || !day.holidayTomorrow || closes === null || hours.closes <= closes) return { hours, ...week };

  const { sv, en } = day.holidayTomorrow;
  const note = { sv: `Dagen före ${sv}`, en: `The day before ${en}` };
  return { hours: hours.opens < closes ? { opens: hours.opens, closes } : null, ground: 'day-before-public-holiday', note };
}

interface Week {
  weeklyHours: readonly WeeklyHours[];
  ground: 'weekly' | 'season';
  note: Note | null;
}

/** A space's own week beats even its site's season: it says when that space is open all year round. */
const weekOn = ({ own, seasons, weeklyHours }: OpeningCalendar, day: CalendarDay): Week =>
  seasonOn(own?.seasons, day) ??
  plain(own?.weeklyHours) ??
  seasonOn(seasons, day) ?? { weeklyHours, ground: 'weekly', note: null };

const plain = (weeklyHours: readonly WeeklyHours[] | null | undefined): Week | undefined =>
  weeklyHours ? { weeklyHours, ground: 'weekly', note: null } : undefined;

function seasonOn(seasons: readonly Season[] | undefined, { text }: CalendarDay): Week | undefined {
  // Dates of this form sort as text.
  const season = seasons?.find(({ firstDay, lastDay }) => firstDay <= text && text <= lastDay);
  return season && { weeklyHours: season.weeklyHours, ground: 'season', note: season.name };
}
