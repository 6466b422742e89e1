/** How far what hangs on a wall can be believed. */
export type Contact = { state: 'heard' } | { state: 'lost' | 'hidden'; since: number };

const mayBeLateMs = 150_000;
const worthNothingAfterMs = 4 * 3_600_000;

/**
 * @param heardAt when the house last answered
 * @param hasFailed whether it has been asked since then in vain
 * @returns that it is heard; or since when it is not, and whether what it said is so old that it would mislead
 */
export function contactAt(now: number, heardAt: number, hasFailed: boolean): Contact {
  const age = now - heardAt;
  if (!hasFailed && age < mayBeLateMs) return { state: 'heard' };
  return { state: age < worthNothingAfterMs ? 'lost' : 'hidden', since: heardAt };
}
