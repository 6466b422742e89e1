import type { BoardSpace, Place } from './types';

export type InTheWay = { kind: 'booking'; title: string } | { kind: 'other' } | { kind: 'closed' };

const during = ({ start, end }: { start: string; end: string }, place: Place, before = 0, after = 0) =>
  Date.parse(start) - before * 60_000 < place.end && place.start < Date.parse(end) + after * 60_000;

/** What a booking would meet there, as far as the board shows it. Whether it can be had the house decides. */
export function inTheWayOf(space: BoardSpace, place: Place, ownId: string): InTheWay | undefined {
  const booking = space.bookings?.find((each) => each.id !== ownId && (each.state === 'approved' || each.holdsFloor) && during(each, place, each.setupMinutes, each.clearupMinutes));
  if (booking) return { kind: 'booking', title: booking.title };
  const isTaken = [...(space.holds ?? []), ...(space.maintenance ?? []), ...(space.blockedBy ?? []).filter(({ bookingId }) => bookingId !== ownId)].some((each) => during(each, place));
  if (isTaken) return { kind: 'other' };
  const isOpen = space.open.some(({ opens, closes }) => Date.parse(opens) <= place.start && place.end <= Date.parse(closes));
  return isOpen ? undefined : { kind: 'closed' };
}
