import type { components } from '@/api/schema.gen';

type BoardSpace = components['schemas']['BoardSpace'];

/** A time without a break, in milliseconds. */
export interface Stretch {
  from: number;
  until: number;
}

export const minute = 60_000;

const stretch = ({ start, end }: { start: string; end: string }): Stretch => ({ from: Date.parse(start), until: Date.parse(end) });

/** In order, with what overlaps or adjoins made one. */
export function merged(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const { from, until } of stretches.toSorted((one, other) => one.from - other.from)) {
    const last = all.at(-1);
    if (last && from <= last.until) last.until = Math.max(last.until, until);
    else if (until > from) all.push({ from, until });
  }
  return all;
}

/** @returns what of the first is left without the second; the second may lie in any order */
export function without(stretches: readonly Stretch[], taken: readonly Stretch[]): Stretch[] {
  const away = merged(taken);
  return stretches.flatMap(({ from, until }) => {
    const left: Stretch[] = [];
    let at = from;
    for (const one of away) {
      if (one.until <= at || one.from >= until) continue;
      if (one.from > at) left.push({ from: at, until: one.from });
      at = one.until;
    }
    return at < until ? [...left, { from: at, until }] : left;
  });
}

export const within = (stretches: readonly Stretch[], { from, until }: Stretch): Stretch[] =>
  stretches.map((one) => ({ from: Math.max(one.from, from), until: Math.min(one.until, until) })).filter((one) => one.from < one.until);

export const openOf = ({ open }: BoardSpace): Stretch[] => merged(open.map(({ opens, closes }) => ({ from: Date.parse(opens), until: Date.parse(closes) })));

/** When a space cannot be had, whoever reads the board: each is told of it in another way. */
export function takenOf({ taken = [], bookings = [], holds = [], maintenance = [], blockedBy = [] }: BoardSpace): Stretch[] {
  const booked = bookings
    .filter(({ state, holdsFloor }) => state === 'approved' || holdsFloor)
    .map((booking) => ({
      from: Date.parse(booking.start) - (booking.setupMinutes ?? 0) * minute,
      until: Date.parse(booking.end) + (booking.clearupMinutes ?? 0) * minute,
    }));
  return merged([...booked, ...[...taken, ...holds, ...maintenance, ...blockedBy].map(stretch)]);
}
