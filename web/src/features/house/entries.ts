import type { Board, BoardBooking, BoardSpace } from './types';

interface Timed {
  key: string;
  start: string;
  end: string;
}
export type Entry = Timed & ({ kind: 'booking'; booking: BoardBooking } | { kind: 'maintenance' } | { kind: 'hold' } | { kind: 'through'; spaceId: string });

export interface DayEntries {
  midnight: string;
  open: BoardSpace['open'];
  entries: Entry[];
}

/** What takes a space, day by day, the earliest first; what lasts over several days stands on each. */
export function entriesOf(space: BoardSpace, days: Board['days']): DayEntries[] {
  const all: Entry[] = [
    ...(space.bookings ?? []).map((booking): Entry => ({ kind: 'booking', key: booking.id, start: booking.start, end: booking.end, booking })),
    ...(space.maintenance ?? []).map(({ start, end }): Entry => ({ kind: 'maintenance', key: `maintenance ${start}`, start, end })),
    ...(space.holds ?? []).map(({ start, end }): Entry => ({ kind: 'hold', key: `hold ${start}`, start, end })),
    ...(space.blockedBy ?? []).map(({ spaceId, start, end }): Entry => ({ kind: 'through', key: `through ${spaceId} ${start}`, start, end, spaceId })),
  ];
  const timed = all.map((entry) => ({ entry, from: Date.parse(entry.start), to: Date.parse(entry.end) })).toSorted((one, other) => one.from - other.from);
  return days.map(({ start, end }) => {
    const [midnight, next] = [Date.parse(start), Date.parse(end)];
    const isOn = (from: number, to: number) => from < next && to > midnight;
    return {
      midnight: start,
      open: space.open.filter(({ opens, closes }) => isOn(Date.parse(opens), Date.parse(closes))),
      entries: timed.filter(({ from, to }) => isOn(from, to)).map(({ entry }) => entry),
    };
  });
}
