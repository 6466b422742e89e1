import { joined, type Stretch } from './finding-stretches.js';

/** When something is taken, in order of time. Of tens of thousands of stretches hardly any is looked at, and so none is made of them before. */
export interface Taken {
  begins: readonly number[];
  ends: readonly number[];
  /** Until when all of it is known: what comes later may be more than this. */
  known: number;
}

export const takenIn = (stretches: readonly Stretch[], known = Infinity): Taken => ({
  known,
  begins: stretches.map(({ from }) => from),
  ends: stretches.map(({ until }) => until),
});

export const stretchesOf = ({ begins, ends }: Taken): Stretch[] => begins.map((from, index) => ({ from, until: ends[index]! }));

/** How long before and after something else must be done with what is taken. */
export interface Margins {
  before: number;
  after: number;
}

/**
 * What is left of the stretches, the first first and as many as anybody asks for, where nothing may lie within the margins of what is taken.
 */
export function* left(stretches: Iterable<Stretch>, { begins, ends }: Taken, { before, after }: Margins): Generator<Stretch> {
  let next = 0;
  for (const { from, until } of stretches) {
    let at = from;
    // What reaches beyond this stretch may reach into the one after it.
    while (next < begins.length && ends[next]! + after <= at) next++;
    for (let index = next; index < begins.length && begins[index]! - before < until; index++) {
      if (begins[index]! - before > at) yield { from: at, until: begins[index]! - before };
      at = Math.max(at, ends[index]! + after);
    }
    if (at < until) yield { from: at, until };
  }
}

/** When any of these is taken. */
export function takenOfAny(all: readonly Taken[]): Taken {
  const [first, ...others] = all;
  if (first && others.length === 0) return first;
  return takenIn(joined(all.flatMap(stretchesOf)), Math.min(Infinity, ...all.map(({ known }) => known)));
}
