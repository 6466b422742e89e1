import type { components } from '@/api/schema.gen';

export type Booking = components['schemas']['Booking'];
export type Registration = components['schemas']['Registration'];
export type Pass = components['schemas']['Pass'];

/** One thing on the timeline: a booking, or a series of them by its next; an event; a visit to somebody. */
export type Entry =
  | { kind: 'booking'; id: string; start: string; end: string; timeZone: string; booking: Booking; more: number }
  | { kind: 'registration'; id: string; start: string; end: string; timeZone: string; registration: Registration; hasPass: boolean }
  | { kind: 'visit'; id: string; start: string; end: string; timeZone: string; pass: Pass };

export type Group = 'now' | 'coming' | 'waiting' | 'ended';

type Of = Pick<Booking, 'state' | 'start' | 'end' | 'finishedAt'>;

/** Where on the timeline a booking stands at a time. */
export function groupOf({ state, start, end, finishedAt }: Of, now: number): Group {
  const isOver = Date.parse(end) <= now || finishedAt !== null;
  if (isOver || !['requested', 'approved'].includes(state)) return 'ended';
  if (state === 'requested') return 'waiting';
  return Date.parse(start) <= now ? 'now' : 'coming';
}

/** Of each series the first, with how many more there are in the same list; everything else as it is. In order of time. */
export function folded(bookings: readonly Booking[]): Entry[] {
  const ordered = bookings.toSorted((one, other) => Date.parse(one.start) - Date.parse(other.start));
  const series = new Map<string, number>();
  for (const { seriesId } of ordered) if (seriesId) series.set(seriesId, (series.get(seriesId) ?? 0) + 1);
  const shown = new Set<string>();
  return ordered.flatMap((booking): Entry[] => {
    const { seriesId } = booking;
    if (seriesId && shown.has(seriesId)) return [];
    if (seriesId) shown.add(seriesId);
    return [{ kind: 'booking', booking, more: seriesId ? series.get(seriesId)! - 1 : 0, ...timesOf(booking) }];
  });
}

const timesOf = ({ id, start, end, timeZone }: { id: string; start: string; end: string; timeZone: string }) => ({ id, start, end, timeZone });

/** Events that somebody comes to, and visits that no event is behind; a pass for a seat belongs to the seat. */
export function comings(registrations: readonly Registration[], passes: readonly Pass[]): Entry[] {
  const seats = new Set(registrations.map(({ id }) => id));
  const withPass = new Set(passes.map(({ visitId }) => visitId));
  return [
    ...registrations.map((registration): Entry => ({ kind: 'registration', registration, hasPass: withPass.has(registration.id), ...timesOf(registration) })),
    ...passes.filter(({ visitId, state }) => !seats.has(visitId) && state !== 'cancelled').map((pass): Entry => ({
      kind: 'visit', pass, id: pass.visitId, start: pass.expectedFrom, end: pass.expectedUntil, timeZone: pass.timeZone,
    })),
  ];
}

/** All that is now or to come, or waits, in order of time. */
export function timeline(mine: { bookings: readonly Booking[]; registrations: readonly Registration[]; passes: readonly Pass[] }, now: number): Record<Group, Entry[]> {
  const bookings = (group: Group) => folded(mine.bookings.filter((booking) => groupOf(booking, now) === group));
  const others = comings(mine.registrations, mine.passes);
  const isWaiting = (entry: Entry) => entry.kind === 'registration' && entry.registration.state !== 'confirmed';
  const isNow = ({ start }: Entry) => Date.parse(start) <= now;
  return {
    now: inOrder([...bookings('now'), ...others.filter((entry) => !isWaiting(entry) && isNow(entry))]),
    coming: inOrder([...bookings('coming'), ...others.filter((entry) => !isWaiting(entry) && !isNow(entry))]),
    waiting: inOrder([...bookings('waiting'), ...others.filter(isWaiting)]),
    ended: bookings('ended').toReversed(),
  };
}

const inOrder = (entries: Entry[]): Entry[] => entries.toSorted((one, other) => Date.parse(one.start) - Date.parse(other.start));
