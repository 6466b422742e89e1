import type { components } from '@/api/schema.gen';

type BoardSpace = components['schemas']['BoardSpace'];

/** A time that a space is taken, and what for where anybody may come to it. */
export interface Stretch {
  start: number;
  end: number;
  title?: string;
}

export type SpaceNow =
  | { is: 'free'; until: number }
  | { is: 'taken'; until: number; title?: string }
  /** Shut, and when it opens again, if that is today. */
  | { is: 'shut'; opens?: number };

/** What takes a space on a day, in order of time; what is public stands for itself, with its title. */
export function stretchesOf({ taken = [], public: open = [] }: BoardSpace): Stretch[] {
  const named = open.map(({ start, end, title }) => ({ start: Date.parse(start), end: Date.parse(end), title }));
  const rest = taken.flatMap(({ start, end }) => without({ start: Date.parse(start), end: Date.parse(end) }, named));
  return [...named, ...rest].toSorted((one, other) => one.start - other.start);
}

function without(whole: Stretch, parts: Stretch[]): Stretch[] {
  return parts.reduce<Stretch[]>(
    (left, part) => left.flatMap((each) => (part.end <= each.start || each.end <= part.start ? [each] : [{ start: each.start, end: part.start }, { start: part.end, end: each.end }].filter(({ start, end }) => start < end))),
    [whole],
  );
}

/** How a space is at a time: a wait between two that adjoin is none. */
export function spaceAt(space: BoardSpace, now: number): SpaceNow {
  const stretches = stretchesOf(space);
  const current = stretches.find(({ start, end }) => start <= now && now < end);
  if (current) return { is: 'taken', until: current.title ? current.end : endOfRow(current, stretches), ...(current.title && { title: current.title }) };
  const hours = space.open.find(({ opens, closes }) => Date.parse(opens) <= now && now < Date.parse(closes));
  if (!hours) {
    const opens = space.open.map((each) => Date.parse(each.opens)).find((at) => at > now);
    return { is: 'shut', ...(opens !== undefined && { opens }) };
  }
  const next = stretches.find(({ start }) => start > now)?.start ?? Infinity;
  return { is: 'free', until: Math.min(next, Date.parse(hours.closes)) };
}

const endOfRow = (from: Stretch, all: Stretch[]): number => all.reduce((end, each) => (!each.title && each.start <= end && each.end > end ? each.end : end), from.end);

/** What comes after now, the soonest first. */
export const comingIn = (space: BoardSpace, now: number): Stretch[] => stretchesOf(space).filter(({ start }) => start > now);
