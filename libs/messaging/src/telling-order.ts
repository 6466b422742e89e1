import { facts } from '#contracts';

interface Told {
  type: string;
  aggregateId: string;
}

const toldLast: ReadonlySet<string> = new Set(facts.filter((fact) => fact.toldLast).map(({ type }) => type));

/**
 * What may be told now of what waits: all of it, or what stands before a fact that is told last. That one waits until
 * those before it have been acknowledged and it stands first itself.
 */
export function tellable<T extends Told>(waiting: T[]): T[] {
  const last = waiting.findIndex(({ type }, index) => index > 0 && toldLast.has(type));
  return last < 0 ? waiting : waiting.slice(0, last);
}

/** One list for each aggregate, in the order in which its facts became true. */
export function byAggregate<T extends Told>(waiting: T[]): T[][] {
  const lists = new Map<string, T[]>();
  for (const fact of waiting) {
    const list = lists.get(fact.aggregateId);
    if (list) list.push(fact);
    else lists.set(fact.aggregateId, [fact]);
  }
  return [...lists.values()];
}
