import { Temporal } from 'temporal-polyfill';
import { isBefore, type Interval } from './interval.js';
import { occurrencesOf, type Recurrence } from './recurrence.js';
import { endingAt, readRule, writeRule } from './recurrence-rule.js';

export type Scope = 'one' | 'following' | 'all';

interface Standing extends Interval {
  id: string;
  recurrenceId: string;
  state: string;
}

/** The occurrences that a change of this scope is about: those that still are to be, and have not begun. */
export const inScope = <B extends Standing>(occurrences: readonly B[], from: B, scope: Scope, now: Temporal.Instant): B[] =>
  occurrences.filter(
    (one) =>
      (one.state === 'requested' || one.state === 'approved') &&
      isBefore(now, one.start) &&
      (scope === 'all' || (scope === 'one' ? one.id === from.id : one.recurrenceId >= from.recurrenceId)),
  );

/** The same pattern for these occurrences alone, given by their ids in order: what else it yields between them is left out. */
export function recurrenceFor({ rrule, timeZone }: Recurrence, recurrenceIds: readonly string[], minutes: number): Recurrence {
  const [first, last] = [recurrenceIds[0]!, recurrenceIds.at(-1)!];
  const recurrence = {
    rrule: endedAt(rrule, last, timeZone),
    starts: Temporal.PlainDateTime.from(first),
    minutes,
    timeZone,
    exdates: [],
  };
  const kept = new Set(recurrenceIds);
  const yielded = occurrencesOf(recurrence).filter(({ isPossible }) => isPossible);
  const exdates = yielded.flatMap(({ recurrenceId }) => (kept.has(recurrenceId) ? [] : recurrenceId));
  return { ...recurrence, exdates };
}

/** The rule until this occurrence. */
export function endedAt(rrule: string, last: string, timeZone: string): string {
  const at = Temporal.PlainDateTime.from(last).toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  return writeRule(endingAt(readRule(rrule), at.toInstant()));
}
