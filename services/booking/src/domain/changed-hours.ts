import type { OpeningException, Season, WeeklyHours } from './opening-hours.js';

export interface HoursChange {
  /** Left out, week and seasons stay as they are. */
  hours?:
    | { weeklyHours: readonly WeeklyHours[] | null; seasons: readonly Season[]; dayBeforeHolidayCloses: string | null }
    | undefined;
  /** To be set. */
  exceptions: readonly OpeningException[];
  /** Dates whose exceptions are to be removed. */
  without: readonly string[];
}

interface Hours {
  weeklyHours: readonly WeeklyHours[] | null;
  seasons?: readonly Season[];
  exceptions: readonly OpeningException[];
}

/** Hours, of a site or a space, as a change would make them. */
export function changedHours<H extends Hours>(hours: H, change: HoursChange): H {
  const gone = new Set([...change.without, ...change.exceptions.map(({ date }) => date)]);
  const exceptions = [...hours.exceptions.filter(({ date }) => !gone.has(date)), ...change.exceptions];
  return { ...hours, ...change.hours, exceptions };
}
