import { parseDateTime, toZoned } from '@internationalized/date';

/** What somebody has written in the form for a change: days and times by the clocks of the house. */
export interface Wish {
  spaceId: string;
  day: string;
  start: string;
  end: string;
  people: number;
  layout: string | null;
}

interface Had {
  state: string;
  spaceId: string;
  start: string;
  end: string;
  timeZone: string;
  people: number;
  layout: string | null;
}

/** “2026-12-02T10:00”, which the house reads by its own clocks. */
export const localOf = (day: string, time: string): string => `${day}T${time === '24:00' ? '23:59' : time}`;

/** When that is; NaN where it is no time. */
export function instantOf(day: string, time: string, timeZone: string): number {
  try {
    return toZoned(parseDateTime(localOf(day, time)), timeZone).toDate().getTime();
  } catch {
    return Number.NaN;
  }
}

export type Outcome = 'unchanged' | 'wrong' | 'at-once' | 'asks-staff';

/**
 * What sending a wish would lead to, so that it is said before. The house decides in the end; this only spares the surprise.
 * @param approvesItself whether the wanted space is given to whoever asks
 */
export function outcomeOf(had: Had, wish: Wish, approvesItself: boolean): Outcome {
  const [start, end] = [instantOf(wish.day, wish.start, had.timeZone), instantOf(wish.day, wish.end, had.timeZone)];
  if (!(end > start) || !(wish.people >= 1)) return 'wrong';
  const isSamePlace = wish.spaceId === had.spaceId && wish.layout === had.layout;
  const [from, to] = [Date.parse(had.start), Date.parse(had.end)];
  if (isSamePlace && wish.people === had.people && start === from && end === to) return 'unchanged';
  const takesNoMore = isSamePlace && wish.people <= had.people && start >= from && end <= to;
  return had.state !== 'approved' || takesNoMore || approvesItself ? 'at-once' : 'asks-staff';
}

/** How many minutes lie between two times of day. */
export const minutesBetween = (start: string, end: string): number => minutesOf(end) - minutesOf(start);

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
