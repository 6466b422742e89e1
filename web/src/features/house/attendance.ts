import type { Booking } from './types';

const minutesBefore = 30;

/** What can be noted of a booking at the door now; the house decides. */
export function notableNow({ state, start, end, checkedInAt, finishedAt }: Pick<Booking, 'state' | 'start' | 'end' | 'checkedInAt' | 'finishedAt'>, now: number): { come: boolean; notCome: boolean; left: boolean } {
  const isHeld = state === 'approved' && now < Date.parse(end) && finishedAt === null;
  return {
    come: isHeld && checkedInAt === null && now >= Date.parse(start) - minutesBefore * 60_000,
    notCome: isHeld && checkedInAt !== null,
    left: isHeld && now >= Date.parse(start),
  };
}
