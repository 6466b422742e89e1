import type { BoardBooking, BoardSpace } from './types';

export interface Lane {
  booking: BoardBooking;
  start: number;
  end: number;
  /** With setting up and clearing up. */
  from: number;
  to: number;
  lane: number;
}

export interface Lanes {
  blocks: Lane[];
  count: number;
}

const known = new WeakMap<BoardSpace, Lanes>();

/** The bookings of a space in time, in as many lanes as are needed for none to lie over another: several may be asked for the same time. */
export function lanesOf(space: BoardSpace): Lanes {
  const found = known.get(space) ?? lanesFor(space.bookings ?? []);
  known.set(space, found);
  return found;
}

function lanesFor(bookings: readonly BoardBooking[]): Lanes {
  const ends: number[] = [];
  const blocks = bookings.map(timed).toSorted((one, other) => one.from - other.from);
  const laid = blocks.map((block) => {
    const free = ends.findIndex((end) => end <= block.from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = block.to;
    return { ...block, lane };
  });
  return { blocks: laid, count: Math.max(1, ends.length) };
}

function timed(booking: BoardBooking) {
  const [start, end] = [Date.parse(booking.start), Date.parse(booking.end)];
  return { booking, start, end, from: start - (booking.setupMinutes ?? 0) * 60_000, to: end + (booking.clearupMinutes ?? 0) * 60_000 };
}
