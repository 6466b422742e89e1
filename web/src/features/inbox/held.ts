interface Row {
  caseId: string;
}

/** A list as it is shown while somebody works in it. */
export interface Held<T extends Row> {
  rows: (T & { isGone?: true })[];
  /** What has come since, and waits to be shown. */
  arrived: number;
}

/**
 * What somebody works in does not move under her hands: rows stay where they are and say what has become of them, and what is
 * new waits until she asks for it.
 * @param kept the rows as they stood when she began
 */
export function hold<T extends Row>(kept: T[], fresh: T[]): Held<T> {
  const now = new Map(fresh.map((row) => [row.caseId, row]));
  const known = new Set(kept.map(({ caseId }) => caseId));
  return {
    rows: kept.map((row) => now.get(row.caseId) ?? { ...row, isGone: true }),
    arrived: fresh.filter(({ caseId }) => !known.has(caseId)).length,
  };
}

/** Which row a key leads to; undefined where the key is none of the list's. */
export function rowAfter(key: string, index: number, count: number): number | undefined {
  const wanted = { ArrowDown: index + 1, j: index + 1, ArrowUp: index - 1, k: index - 1, Home: 0, End: count - 1 }[key];
  return wanted === undefined ? undefined : Math.min(Math.max(wanted, 0), count - 1);
}
