import { parseDate, toZoned } from '@internationalized/date';

export const states = ['requested', 'approved', 'declined', 'withdrawn', 'cancelled'] as const;
export const kinds = ['booking', 'series'] as const;

/** What of the register is shown, as it stands in the address. Days are those of the house, both included. */
export interface Search {
  q?: string;
  state?: (typeof states)[number];
  kind?: (typeof kinds)[number];
  space?: string;
  from?: string;
  to?: string;
}

const oneOf = <T extends string>(all: readonly T[], value: unknown): T | undefined => all.find((each) => each === value);
const earliest = '1900-01-01';
const latest = '2999-12-31';
const shortest = 2;
const longest = 100;

/** @returns what an address says, without what it cannot mean */
export function searchOf({ q, state, kind, space, from, to }: Record<string, unknown>): Search {
  // An address may be read as a number where somebody searches for one.
  const words = typeof q === 'string' || typeof q === 'number' ? String(q).trim().slice(0, longest) : '';
  return {
    q: words.length >= shortest ? words : undefined,
    state: oneOf(states, state),
    kind: oneOf(kinds, kind),
    space: typeof space === 'string' && /^[0-9a-f-]{36}$/.test(space) ? space : undefined,
    from: dayOf(from),
    to: dayOf(to),
  };
}

function dayOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value) || value < earliest || value > latest) return undefined;
  try {
    return parseDate(value).toString();
  } catch {
    return undefined;
  }
}

export const isNarrowed = (search: Search): boolean => Object.values(search).some((value) => value !== undefined);

/** The same as the interface takes it: from the first moment of a day to the first after another. */
export function querySent({ q, state, kind, space, from, to }: Search, timeZone: string) {
  const instant = (day: string, more = 0) => toZoned(parseDate(day).add({ days: more }), timeZone).toAbsoluteString();
  return {
    ...(q && { q }),
    ...(state && { state }),
    ...(kind && { kind }),
    ...(space && { spaceId: space }),
    ...(from && { from: instant(from) }),
    ...(to && { to: instant(to, 1) }),
  };
}
