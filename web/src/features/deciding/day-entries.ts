import type { components } from '@/api/schema.gen';

type BoardSpace = components['schemas']['BoardSpace'];

export type EntryKind = 'this' | 'requested' | 'approved' | 'maintenance' | 'blocked' | 'hold';

/** Something that takes, or wants, a space on a day. */
export interface Entry {
  key: string;
  kind: EntryKind;
  start: number;
  end: number;
  /** With setting up and clearing up. */
  from: number;
  until: number;
  title?: string;
  reason?: { sv: string; en: string };
  bookingId?: string;
  /** By way of which other space its floor is taken. */
  spaceId?: string;
}

const aMinute = 60_000;

const plain = (each: { start: string; end: string }) => {
  const [start, end] = [Date.parse(each.start), Date.parse(each.end)];
  return { start, end, from: start, until: end };
};

interface Other {
  id: string;
  title: string;
  spaceId: string;
  start: string;
  end: string;
  setupMinutes: number;
  clearupMinutes: number;
}

/**
 * All of a day in one space, in order of time; what is asked about is `this`.
 * @param others requests that want the same floor by way of another space, which the board of this one does not tell
 */
export function entriesOf(space: BoardSpace, bookingId: string, others: readonly Other[] = []): Entry[] {
  const entries: Entry[] = [
    ...(space.bookings ?? []).map((booking): Entry => {
      const { start, end } = plain(booking);
      const kind = booking.id === bookingId ? 'this' : booking.state;
      return {
        key: booking.id, kind, start, end, title: booking.title, bookingId: booking.id,
        from: start - (booking.setupMinutes ?? 0) * aMinute, until: end + (booking.clearupMinutes ?? 0) * aMinute,
      };
    }),
    ...(space.maintenance ?? []).map((block): Entry => ({ key: `m${block.start}`, kind: 'maintenance', reason: block.reason, ...plain(block) })),
    ...(space.blockedBy ?? []).map((block): Entry => ({ key: `b${block.spaceId}${block.start}`, kind: 'blocked', spaceId: block.spaceId, bookingId: block.bookingId, ...plain(block) })),
    ...others.filter((other) => other.spaceId !== space.spaceId && other.id !== bookingId).map((other): Entry => {
      const { start, end } = plain(other);
      return {
        key: other.id, kind: 'requested', start, end, title: other.title, bookingId: other.id, spaceId: other.spaceId,
        from: start - other.setupMinutes * aMinute, until: end + other.clearupMinutes * aMinute,
      };
    }),
    ...(space.holds ?? []).map((hold): Entry => ({ key: `h${hold.start}`, kind: 'hold', ...plain(hold) })),
  ];
  return entries.toSorted((one, other) => one.from - other.from || one.until - other.until);
}

/** The part of the day to draw: when it is open, and whatever lies outside that. */
export function spanOf(space: BoardSpace, entries: readonly Entry[]): { from: number; until: number } | undefined {
  const froms = [...space.open.map(({ opens }) => Date.parse(opens)), ...entries.map(({ from }) => from)];
  const untils = [...space.open.map(({ closes }) => Date.parse(closes)), ...entries.map(({ until }) => until)];
  if (froms.length === 0) return undefined;
  return { from: Math.min(...froms), until: Math.max(...untils) };
}

/** In how many rows they have to be drawn so that none covers another, and in which of them each is. */
export function lanesOf(entries: readonly Entry[]): { entry: Entry; lane: number }[] {
  const ends: number[] = [];
  return entries.map((entry) => {
    const free = ends.findIndex((end) => end <= entry.from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = entry.until;
    return { entry, lane };
  });
}
