/** A stretch of time in milliseconds since 1970, half-open. Finding looks at thousands of them, which instants are too slow for. */
export interface Stretch {
  from: number;
  until: number;
}

export const minute = 60_000;

/** In order of time, where those that meet have become one. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const next of stretches.toSorted((one, other) => one.from - other.from)) {
    const last = all.at(-1);
    if (last && next.from <= last.until) last.until = Math.max(last.until, next.until);
    else all.push({ ...next });
  }
  return all;
}

/** What both have in common; each in order of time and apart from one another. */
export function common(these: readonly Stretch[], those: readonly Stretch[]): Stretch[] {
  const both: Stretch[] = [];
  let [one, other] = [0, 0];
  while (one < these.length && other < those.length) {
    const [a, b] = [these[one]!, those[other]!];
    const from = Math.max(a.from, b.from);
    const until = Math.min(a.until, b.until);
    if (from < until) both.push({ from, until });
    if (a.until < b.until) one++;
    else other++;
  }
  return both;
}

export const overlap = (one: Stretch, other: Stretch): boolean => one.from < other.until && other.from < one.until;

const mostRemembered = 5_000;
const remembered = new Map<number, string>();

/** As an instant is written; an instant itself would take many times as long. Of hundreds of spaces the same few times are told. */
export function written(milliseconds: number): string {
  const known = remembered.get(milliseconds);
  if (known !== undefined) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const text = new Date(milliseconds).toISOString().replace('.000Z', 'Z');
  remembered.set(milliseconds, text);
  return text;
}
