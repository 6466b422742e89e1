import type { components } from '@/api/schema.gen';
import { stretchesOf } from '@/design/wall/taken';

export interface Shown {
  from: number;
  to: number;
  /** Full hours, some apart. */
  marks: number[];
}

const anHour = 3_600_000;
const mostMarks = 8;

/** The part of a day that is worth showing: when the space is open, and when it is taken all the same. */
export function hoursShown(board: components['schemas']['BoardSpace'], day: { start: string; end: string }): Shown {
  const [begin, end] = [Date.parse(day.start), Date.parse(day.end)];
  const within = (at: number) => Math.min(Math.max(at, begin), end);
  const times = [...board.open.flatMap(({ opens, closes }) => [Date.parse(opens), Date.parse(closes)]), ...stretchesOf(board).flatMap((each) => [each.start, each.end])].map(within);
  const from = times.length > 0 ? begin + Math.floor((Math.min(...times) - begin) / anHour) * anHour : begin;
  const to = times.length > 0 ? begin + Math.ceil((Math.max(...times) - begin) / anHour) * anHour : end;
  const step = Math.max(1, Math.ceil((to - from) / anHour / mostMarks)) * anHour;
  return { from, to, marks: Array.from({ length: Math.ceil((to - from) / step) }, (_, index) => from + index * step) };
}

/** @returns percents of the line */
export function placeOf({ from, to }: Shown, start: number, end: number): { left: number; width: number } {
  const at = (time: number) => (Math.min(Math.max(time, from), to) - from) / (to - from) * 100;
  return { left: at(start), width: at(end) - at(start) };
}
