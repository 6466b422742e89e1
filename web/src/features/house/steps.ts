import { dayAt, type Frame } from './frame';
import type { Place } from './types';

/** Where steps lead: the days that are shown, and how long a step is in the space. */
export interface Steps {
  frame: Frame;
  ms: number;
}

/** The next time on the grid of the space, forward or back; past the end of a day that is drawn comes the next. */
export function stepped(place: Place, by: 1 | -1, { frame, ms }: Steps): Place {
  const length = place.end - place.start;
  const day = dayAt(frame, place.start);
  const start = onGrid(place.start, day.midnight, by, ms);
  const index = frame.days.indexOf(day);
  const next = frame.days[index + by];
  if (start >= day.to) return next ? { ...place, start: next.from, end: next.from + length } : place;
  if (start < day.from) return next ? { ...place, start: Math.max(next.from, next.to - length), end: Math.max(next.from, next.to - length) + length } : place;
  return { ...place, start, end: start + length };
}

/** Longer or shorter by a step, and never shorter than one. */
export function stretched(place: Place, by: 1 | -1, { frame, ms }: Steps): Place {
  const end = onGrid(place.end, dayAt(frame, place.start).midnight, by, ms);
  return end - place.start < ms ? place : { ...place, end };
}

/** The same time on the day before or after, if it is shown. */
export function onOtherDay(place: Place, by: 1 | -1, { frame }: Steps): Place {
  const day = dayAt(frame, place.start);
  const other = frame.days[frame.days.indexOf(day) + by];
  if (!other) return place;
  const start = other.midnight + place.start - day.midnight;
  return { ...place, start, end: start + place.end - place.start };
}

/** The space before or after, in the order in which they are shown. */
export function inOtherSpace(place: Place, by: 1 | -1, spaceIds: readonly string[]): Place {
  const spaceId = spaceIds[spaceIds.indexOf(place.spaceId) + by];
  return spaceId ? { ...place, spaceId } : place;
}

/** A time that a pointer shows, on the grid of the space. */
export const nearest = (time: number, { frame, ms }: Steps): number => {
  const { midnight } = dayAt(frame, time);
  return midnight + Math.round((time - midnight) / ms) * ms;
};

const onGrid = (time: number, midnight: number, by: 1 | -1, ms: number): number => {
  const steps = (time - midnight) / ms;
  return midnight + (by > 0 ? Math.floor(steps + 1) : Math.ceil(steps - 1)) * ms;
};
