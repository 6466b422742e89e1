import { dayAt, type Frame } from './frame';
import type { Board } from './types';

const anHour = 3_600_000;

/** How many people are expected on each day: in all, and in each hour that is drawn. What is only asked for is not counted. */
export function expectedIn(board: Board, frame: Frame): { all: number; byHour: number[] }[] {
  const days = frame.days.map(() => ({ all: 0, byHour: Array.from({ length: frame.hours }, () => 0) }));
  for (const { bookings = [] } of board.spaces)
    for (const { state, start, end, people } of bookings) {
      if (state !== 'approved') continue;
      const day = dayAt(frame, Date.parse(start));
      const counted = days[frame.days.indexOf(day)]!;
      counted.all += people;
      const [first, last] = [Math.floor((Date.parse(start) - day.from) / anHour), Math.ceil((Date.parse(end) - day.from) / anHour)];
      for (let hour = Math.max(0, first); hour < Math.min(frame.hours, last); hour++) counted.byHour[hour]! += people;
    }
  return days;
}
