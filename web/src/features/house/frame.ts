import type { Board } from './types';

const anHour = 3_600_000;

export interface FrameDay {
  date: string;
  /** Its midnight, and from when till when it is drawn. */
  midnight: number;
  from: number;
  to: number;
  x: number;
}

/** Where on the board which time lies: days beside each other, each from the first hour to the last that anything is on. */
export interface Frame {
  days: FrameDay[];
  hours: number;
  hourWidth: number;
  dayWidth: number;
  width: number;
}

interface Room {
  /** How wide the board may be without scrolling, and how narrow an hour at least. */
  width: number;
  narrowestHour: number;
}

export function frameOf(board: Board, room: Room): Frame {
  const midnights = board.days.map(({ start }) => Date.parse(start));
  const [first, last] = hoursUsed(board, midnights);
  const hours = last - first;
  const hourWidth = Math.max(room.narrowestHour, Math.floor(room.width / (hours * midnights.length)));
  const dayWidth = hours * hourWidth;
  const days = board.days.map(({ date }, index) => {
    const midnight = midnights[index]!;
    return { date, midnight, from: midnight + first * anHour, to: midnight + last * anHour, x: index * dayWidth };
  });
  return { days, hours, hourWidth, dayWidth, width: dayWidth * days.length };
}

const usual: [number, number] = [8, 18];

/** The first and the last hour after midnight that any space is open or taken, on any of the days. */
function hoursUsed(board: Board, midnights: number[]): [number, number] {
  let [first, last] = [24, 0];
  const take = (start: string, end: string, before = 0, after = 0) => {
    const from = Date.parse(start) - before * 60_000;
    const midnight = midnights.findLast((each) => each <= from) ?? midnights[0]!;
    first = Math.min(first, Math.max(0, Math.floor((from - midnight) / anHour)));
    last = Math.max(last, Math.min(24, Math.ceil((Date.parse(end) + after * 60_000 - midnight) / anHour)));
  };
  for (const { open, bookings = [] } of board.spaces) {
    for (const { opens, closes } of open) take(opens, closes);
    for (const { start, end, setupMinutes, clearupMinutes } of bookings) take(start, end, setupMinutes, clearupMinutes);
  }
  return last > first ? [first, last] : usual;
}

/** The day that a time is drawn on: the nearest where it lies outside all. */
export const dayAt = (frame: Frame, time: number): FrameDay => frame.days.findLast(({ midnight }) => midnight <= time) ?? frame.days[0]!;

export function xOf(frame: Frame, time: number): number {
  const day = dayAt(frame, time);
  return day.x + ((Math.min(Math.max(time, day.from), day.to) - day.from) / anHour) * frame.hourWidth;
}

export function timeAt(frame: Frame, x: number): number {
  const day = frame.days[Math.min(frame.days.length - 1, Math.max(0, Math.floor(x / frame.dayWidth)))]!;
  return Math.min(day.to, day.from + Math.max(0, ((x - day.x) / frame.hourWidth) * anHour));
}
