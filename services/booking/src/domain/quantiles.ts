/** A value, and how many have it. */
export type Counted = readonly [value: number, count: number];

/** The least value that no fewer than this part of all are at or below; undefined of none. */
export function quantile(counted: readonly Counted[], part: number): number | undefined {
  const inOrder = counted.toSorted(([one], [other]) => one - other);
  const rank = Math.ceil(part * inOrder.reduce((sum, [, count]) => sum + count, 0));
  let passed = 0;
  return inOrder.find(([, count]) => (passed += count) >= rank)?.[0];
}
