import { Temporal } from 'temporal-polyfill';
import type { Random } from './random.js';
import type { YearSpace } from './year-house.js';

interface Habit {
  titles: string[];
  purpose: string;
  /** In minutes. */
  lengths: { minutes: number; weight: number }[];
  /** How long before it begins it is asked for, in days. */
  lead: [least: number, most: number];
  /** How much more often such a space is wanted than others. */
  popularity: number;
}

const small: Habit = {
  titles: ['Samtal', 'Avstämning', 'Intervju', 'Handledning', 'Kundmöte', 'Planering'],
  purpose: 'Ett möte i mindre krets.',
  lengths: [{ minutes: 30, weight: 4 }, { minutes: 60, weight: 5 }, { minutes: 90, weight: 2 }, { minutes: 120, weight: 1 }],
  lead: [0.05, 21],
  popularity: 3,
};
const middling: Habit = {
  titles: ['Styrelsemöte', 'Arbetsmöte', 'Workshop', 'Projektmöte', 'Prototypdag', 'Utbildning', 'Planeringsdag'],
  purpose: 'Gemensamt arbete med inbjudna.',
  lengths: [{ minutes: 60, weight: 2 }, { minutes: 90, weight: 2 }, { minutes: 120, weight: 4 }, { minutes: 180, weight: 3 }, { minutes: 240, weight: 1 }],
  lead: [0.5, 60],
  popularity: 2,
};
const large: Habit = {
  titles: ['Seminarium', 'Konferens', 'Medborgardialog', 'Öppet hus', 'Marknadsdialog', 'Föreläsning', 'Årsmöte', 'Mässa'],
  purpose: 'En sammankomst för många, med inbjudna som talar.',
  lengths: [{ minutes: 120, weight: 3 }, { minutes: 180, weight: 4 }, { minutes: 240, weight: 3 }, { minutes: 360, weight: 2 }],
  lead: [5, 120],
  popularity: 1,
};

/** How spaces of this size are used. */
export const habitOf = ({ capacity }: Pick<YearSpace, 'capacity'>): Habit => (capacity <= 10 ? small : capacity <= 40 ? middling : large);

const weekdays = [1, 1.15, 1.2, 1.1, 0.7, 0.5, 0.4];
const months = [0.9, 1, 1.1, 1.05, 1.1, 0.75, 0.25, 0.6, 1.1, 1.15, 1.2, 0.7];

/** How much is going on: by weekday and season, and less while schools are out. */
export function bustleOn(date: string): number {
  const { month, day, dayOfWeek, weekOfYear } = Temporal.PlainDate.from(date);
  const isOut = weekOfYear === 8 || weekOfYear === 44 || (month === 12 && day > 19) || (month === 1 && day < 8);
  return weekdays[dayOfWeek - 1]! * months[month - 1]! * (isOut ? 0.5 : 1);
}

// Minutes since midnight at which people like to begin.
const starts = [
  { from: 8 * 60, weight: 2 }, { from: 9 * 60, weight: 6 }, { from: 10 * 60, weight: 5 }, { from: 11 * 60, weight: 2 }, { from: 12 * 60, weight: 1 },
  { from: 13 * 60, weight: 6 }, { from: 14 * 60, weight: 4 }, { from: 15 * 60, weight: 3 }, { from: 16 * 60, weight: 2 }, { from: 17 * 60, weight: 3 },
];

/** A time of day, in minutes since midnight. */
export const likedStart = (random: Random): number => random.weighted(starts).from + random.oneOf([0, 0, 0, 15, 30, 30, 45]);

export function lengthIn({ rules, ...space }: YearSpace, random: Random): number {
  const { minutes } = random.weighted(habitOf(space).lengths);
  return Math.min(rules.longestMinutes, Math.max(rules.shortestMinutes, minutes));
}

export const leadIn = ({ rules, ...space }: YearSpace, random: Random): number => {
  const [least, most] = habitOf(space).lead;
  const days = random.skewed(least, Math.min(most, rules.horizonDays - 1));
  return Math.max(rules.noticeMinutes * 60_000, days * 86_400_000);
};
