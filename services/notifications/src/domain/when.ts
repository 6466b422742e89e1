import { Temporal } from 'temporal-polyfill';
import type { Instant } from '#kernel';
import type { Period } from './told.js';

/** When a message goes out: at once, in the next digest, or so long before what it is about begins. */
export type When = 'at-once' | 'daily' | Reminding;

export interface Reminding {
  before: { days: number } | { hours: number };
  /** Also where it is put in line later than that: what it says is needed all the same. */
  orAtOnce?: boolean;
}

/**
 * When a reminder goes out: a day before is at the same time of day, whatever the clocks do in between. Null where what it reminds of
 * has been told later than that: she has just heard of it.
 */
export function reminderTime({ before, orAtOnce = false }: Reminding, { start, timeZone }: Pick<Period, 'start' | 'timeZone'>, at: Instant): Instant | null {
  const time = Temporal.Instant.from(start).toZonedDateTimeISO(timeZone).subtract(before).toInstant();
  if (Temporal.Instant.compare(time, at) > 0) return time;
  return orAtOnce ? at : null;
}

/** `a day before`, for people who read of it. */
export const wordsFor = (when: When): string => (typeof when === 'string' ? { 'at-once': 'at once', 'daily': 'in the daily digest' }[when] : `${spanOf(when)} before`);

function spanOf({ before }: Reminding): string {
  const [unit, count] = 'days' in before ? (['day', before.days] as const) : (['hour', before.hours] as const);
  const one = unit === 'hour' ? 'an' : 'a';
  return count === 1 ? `${one} ${unit}` : `${count} ${unit}s`;
}
