import type { Board, BoardBooking, Booking, Place } from './types';

const nearest = 12 * 3_600_000;
const mostShown = 100;

/** Approved bookings in other spaces around the same time, those at the most similar time first. */
export function othersToSwapWith(board: Board, { id, spaceId, start, end }: Pick<Booking, 'id' | 'spaceId' | 'start' | 'end'>): (BoardBooking & { place: Place })[] {
  const away = (other: BoardBooking) => Math.abs(Date.parse(other.start) - Date.parse(start)) + Math.abs(Date.parse(other.end) - Date.parse(end));
  return board.spaces
    .filter((space) => space.spaceId !== spaceId)
    .flatMap((space) => (space.bookings ?? []).map((booking) => ({ ...booking, place: { spaceId: space.spaceId, start: Date.parse(booking.start), end: Date.parse(booking.end) } })))
    .filter((other) => other.id !== id && other.state === 'approved' && Math.abs(Date.parse(other.start) - Date.parse(start)) < nearest)
    .toSorted((one, other) => away(one) - away(other))
    .slice(0, mostShown);
}
