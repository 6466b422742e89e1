import type { Conflict, Direction, VisitState } from './queue';

/** @returns what somebody should look at: a door let her in, or out, that would not have, had it known how the visit stood */
export function conflictOf(direction: Direction, before: VisitState | 'none'): Conflict | undefined {
  if (before === 'none') return 'not-expected';
  if (direction === 'out') return before === 'inside' ? undefined : 'not-inside';
  if (before === 'cancelled') return 'cancelled';
  return before === 'inside' ? 'inside' : undefined;
}
