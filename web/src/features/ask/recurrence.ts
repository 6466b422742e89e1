import { getDayOfWeek, parseDate } from '@internationalized/date';

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof weekdays)[number];

/** How often something comes back, as it is chosen in the form. */
export interface Repeat {
  every: 'DAILY' | 'WEEKLY' | 'MONTHLY';
  interval: number;
  /** Of weeks: besides the weekday of the first. */
  weekdays: Weekday[];
  /** Of months: on the same date, or on the same weekday of the month, as the second Thursday. */
  monthlyBy: 'date' | 'weekday';
  ends: 'count' | 'until';
  count: number;
  /** The last day, where that is how it ends. */
  until: string;
  /** Days that are left out. */
  exdates: string[];
}

export const usualRepeat: Repeat = { every: 'WEEKLY', interval: 1, weekdays: [], monthlyBy: 'weekday', ends: 'count', count: 4, until: '', exdates: [] };

/** The weekday of a date such as `2026-11-26`. */
export const weekdayOf = (date: string): Weekday => weekdays[getDayOfWeek(parseDate(date), 'sv-SE', 'mon')]!;

/** Which of its weekday in the month a date is, from 1; the fifth is the last, since not every month has one. */
export const placeInMonth = (date: string): number => {
  const place = Math.ceil(parseDate(date).day / 7);
  return place === 5 ? -1 : place;
};

/** The recurrence rule (RFC 5545) of what begins on that date, which the rule always yields. */
export function ruleOf(repeat: Repeat, date: string): string {
  const end = repeat.ends === 'until' && repeat.until ? `UNTIL=${repeat.until.replaceAll('-', '')}` : `COUNT=${repeat.count}`;
  const interval = repeat.interval > 1 ? [`INTERVAL=${repeat.interval}`] : [];
  return [`FREQ=${repeat.every}`, ...interval, ...days(repeat, date), end].join(';');
}

function days({ every, weekdays: chosen, monthlyBy }: Repeat, date: string): string[] {
  const first = weekdayOf(date);
  if (every === 'WEEKLY') return [`BYDAY=${weekdays.filter((day) => day === first || chosen.includes(day)).join(',')}`];
  if (every === 'MONTHLY' && monthlyBy === 'weekday') return [`BYDAY=${placeInMonth(date)}${first}`];
  if (every === 'MONTHLY') return [`BYMONTHDAY=${parseDate(date).day}`];
  return [];
}

/** The choices behind a rule that this form made; null of any other. */
export function repeatOf(rule: string, exdates: string[] = []): Repeat | null {
  const parts = new Map(rule.split(';').map((part) => part.split('=', 2) as [string, string]));
  const every = parts.get('FREQ');
  if (every !== 'DAILY' && every !== 'WEEKLY' && every !== 'MONTHLY') return null;
  const byDay = parts.get('BYDAY');
  const until = parts.get('UNTIL');
  return {
    every,
    interval: Number(parts.get('INTERVAL') ?? 1),
    weekdays: every === 'WEEKLY' ? weekdays.filter((day) => byDay?.split(',').includes(day)) : [],
    monthlyBy: every === 'MONTHLY' && !byDay ? 'date' : 'weekday',
    ends: until ? 'until' : 'count',
    count: Number(parts.get('COUNT') ?? usualRepeat.count),
    until: until ? until.slice(0, 8).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3') : '',
    exdates,
  };
}
