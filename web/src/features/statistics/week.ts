import type { Statistics } from './queries';

type WeekHour = Statistics['byWeekHour'][number];

export interface HourOfWeek {
  hour: number;
  /** From Monday. */
  days: WeekHour[];
}

/** The hours of the day in which something is ever open or booked, each with the days of the week. */
export function hoursOfWeek(all: readonly WeekHour[]): HourOfWeek[] {
  const hours = Array.from({ length: 24 }, (_, hour) => ({ hour, days: all.filter((one) => one.hour === hour).toSorted((one, other) => one.weekday - other.weekday) }));
  const used = hours.filter(({ days }) => days.some(({ hoursOpen, hoursBooked }) => hoursOpen + hoursBooked > 0)).map(({ hour }) => hour);
  // Those in between belong to it, or the day would have a hole that is not seen.
  return hours.slice(used[0] ?? 24, (used.at(-1) ?? 0) + 1);
}

const shades = 5;

/** How dark a field is: 0 where nothing is booked, up to 5. */
export const shadeOf = (utilisation: number | null): number =>
  utilisation === null || utilisation <= 0 ? 0 : Math.min(shades, Math.ceil(utilisation * shades));
